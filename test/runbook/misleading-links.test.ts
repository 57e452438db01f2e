import { checkRunbook } from '../../src/runbook/check-runbook.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';

const codes = ['misleading-link', 'disguised-link', 'foreign-host', 'local-link'];

function problemsOf(row: string, value: string) {
  const markdown = `| Runbook name | Acme - 2FA |\n|---|---|\n| ${row} | ${value} |\n`;
  return checkRunbook(parseRunbook(markdown).runbook).filter(({ code }) => codes.includes(code));
}

describe.each(['Meeting URL', 'GitLab issue'])('the "%s"', (row) => {
  test.each([
    ['https://zoom.us/j/1'],
    ['zoom.us/j/1'],
    ['<https://zoom.us/j/1>'],
    ['[Zoom](https://zoom.us/j/1)'],
    ['[zoom.us](https://zoom.us/j/1)'],
    ['[https://zoom.us/j/1](https://zoom.us/j/2?pwd=3)'],
    ['[ZOOM.US/j/1](https://zoom.us/j/1)'],
    ['[www.zoom.us/j/1](https://zoom.us/j/1)'],
    ['[zoom.us.](https://zoom.us./j/1)'],
    ['[see README.md](https://gitlab.com/a/b/-/issues/1)'],
    ['[node.js upgrade](https://gitlab.com/a/b/-/issues/1)'],
    ['[v16.2.1, 10.30 a.m.](https://zoom.us/j/1)'],
    ['[jane@example.com hosts](https://zoom.us/j/1)'],
    ['[group/project#12](https://gitlab.com/group/project/-/issues/12)'],
    ['TBD'],
    [''],
  ])('may be %s', (value) => {
    expect(problemsOf(row, value)).toEqual([]);
  });

  test.each([
    ['[https://zoom.us/j/1](https://evil.example/j/1)', 'says zoom.us but leads to evil.example'],
    ['[zoom.us/j/1](https://evil.example/zoom.us/j/1)', 'says zoom.us but leads to evil.example'],
    ['[zoom.us](https://zoom.us.evil.example)', 'says zoom.us but leads to zoom.us.evil.example'],
    ['[Zoom: zoom.us/j/1](https://evil.example)', 'says zoom.us but leads to evil.example'],
    ['[(HTTPS://Zoom.US/j/1)](https://evil.example)', 'says zoom.us but leads to evil.example'],
    ['[zoom.us/j/1, ID 12](https://evil.example)', 'says zoom.us but leads to evil.example'],
    ['zoom.us/j/1 [click](https://evil.example)', 'says zoom.us but leads to evil.example'],
    ['**[zoom.us:443/j/1](https://evil.example)**', 'says zoom.us but leads to evil.example'],
    ['[zoom\u200b.us/j/1](https://evil.example)', 'says zoom.us but leads to evil.example'],
    ['[zoom。us/j/1](https://evil.example)', 'says zoom.us but leads to evil.example'],
    ['[ｚｏｏｍ.us/j/1](https://evil.example)', 'says zoom.us but leads to evil.example'],
    ['[gitlab.com/README.md](https://evil.example)', 'says gitlab.com but leads to evil.example'],
  ])('is reported as misleading: %s', (value, found) => {
    const [problem, ...others] = problemsOf(row, value);

    expect(problem).toMatchObject({ severity: 'warning', code: 'misleading-link', line: 3 });
    expect(problem?.found).toContain(found);
    expect(others).toEqual([]);
  });

  test.each([
    ['https://zoom.us@evil.example/j/1', 'evil.example'],
    ['https://zoom.us:443@evil.example', 'evil.example'],
    ['[Zoom](https://zoom.us%2Fj@evil.example)', 'evil.example'],
    ['<https://user:password@evil.example>', 'evil.example'],
  ])('is reported as disguised: %s', (value, host) => {
    const [problem] = problemsOf(row, value);

    expect(problem).toMatchObject({ severity: 'warning', code: 'disguised-link' });
    expect(problem?.found).toContain(`it leads to ${host}`);
    expect(JSON.stringify(problem)).not.toContain('password');
  });

  test.each([
    ['https://zооm.us/j/1', 'xn--zm-fmca.us'],
    ['https://xn--zm-jmca.us/j/1', 'xn--zm-jmca.us'],
    ['[Zoom](https://us.zöom.example)', 'us.xn--zom-sna.example'],
    ['[Zoom](https://ZOOM.XN--P1AI)', 'zoom.xn--p1ai'],
  ])('is reported as having a host in other letters: %s', (value, host) => {
    const [problem] = problemsOf(row, value);

    expect(problem).toMatchObject({ severity: 'warning', code: 'foreign-host' });
    expect(problem?.found).toContain(host);
  });

  test.each(['http://localhost:3000', '[Zoom](https://intranet/j/1)'])('is reported as local: %s', (value) => {
    expect(problemsOf(row, value)).toMatchObject([{ severity: 'warning', code: 'local-link' }]);
  });
});
