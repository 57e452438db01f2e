/**
 * Named characters of HTML for the letters of European languages and the punctuation that people write: each name with its
 * character behind it (https://html.spec.whatwg.org/multipage/named-characters.html).
 */
const names = [
  'excl! QUOT" quot" num# dollar$ percnt% AMP& amp& apos\' lpar( rpar) ast* midast* plus+ comma, period. sol/',
  'colon: semi; LT< lt< equals= GT> gt> quest? commat@ lbrack[ lsqb[ bsol\\ rbrack] rsqb] UnderBar_ lowbar_',
  'grave` lbrace{ lcub{ verbar| vert| rbrace} rcub} iexcl¡ cent¢ pound£ curren¤ yen¥ brvbar¦ sect§ Dot¨ die¨',
  'uml¨ COPY© copy© ordfª laquo« not¬ REG® circledR® reg® macr¯ strns¯ deg° plusmn± pm± sup2² sup3³ acute´',
  'microµ para¶ middot· Cedilla¸ cedil¸ sup1¹ ordmº raquo» frac14¼ frac12½ half½ frac34¾ iquest¿ AgraveÀ',
  'AacuteÁ AcircÂ AtildeÃ AumlÄ AringÅ angstÅ AEligÆ CcedilÇ EgraveÈ EacuteÉ EcircÊ EumlË IgraveÌ IacuteÍ',
  'IcircÎ IumlÏ ETHÐ NtildeÑ OgraveÒ OacuteÓ OcircÔ OtildeÕ OumlÖ times× OslashØ UgraveÙ UacuteÚ UcircÛ UumlÜ',
  'YacuteÝ THORNÞ szligß agraveà aacuteá acircâ atildeã aumlä aringå aeligæ ccedilç egraveè eacuteé ecircê',
  'eumlë igraveì iacuteí icircî iumlï ethð ntildeñ ograveò oacuteó ocircô otildeõ oumlö div÷ divide÷ oslashø',
  'ugraveù uacuteú ucircû uumlü yacuteý thornþ yumlÿ AmacrĀ amacrā AbreveĂ abreveă AogonĄ aogoną CacuteĆ',
  'cacuteć CcircĈ ccircĉ CdotĊ cdotċ CcaronČ ccaronč DcaronĎ dcaronď DstrokĐ dstrokđ EmacrĒ emacrē EdotĖ edotė',
  'EogonĘ eogonę EcaronĚ ecaroně GcircĜ gcircĝ GbreveĞ gbreveğ GdotĠ gdotġ GcedilĢ HcircĤ hcircĥ HstrokĦ',
  'hstrokħ ItildeĨ itildeĩ ImacrĪ imacrī IogonĮ iogonį Idotİ imathı inodotı IJligĲ ijligĳ JcircĴ jcircĵ KcedilĶ',
  'kcedilķ kgreenĸ LacuteĹ lacuteĺ LcedilĻ lcedilļ LcaronĽ lcaronľ LmidotĿ lmidotŀ LstrokŁ lstrokł NacuteŃ',
  'nacuteń NcedilŅ ncedilņ NcaronŇ ncaronň naposŉ ENGŊ engŋ OmacrŌ omacrō OdblacŐ odblacő OEligŒ oeligœ RacuteŔ',
  'racuteŕ RcedilŖ rcedilŗ RcaronŘ rcaronř SacuteŚ sacuteś ScircŜ scircŝ ScedilŞ scedilş ScaronŠ scaronš',
  'TcedilŢ tcedilţ TcaronŤ tcaronť TstrokŦ tstrokŧ UtildeŨ utildeũ UmacrŪ umacrū UbreveŬ ubreveŭ UringŮ uringů',
  'UdblacŰ udblacű UogonŲ uogonų WcircŴ wcircŵ YcircŶ ycircŷ YumlŸ ZacuteŹ zacuteź ZdotŻ zdotż ZcaronŽ zcaronž',
  'dash‐ hyphen‐ ndash– mdash— horbar― Verbar‖ Vert‖ lsquo‘ rsquo’ rsquor’ lsquor‚ sbquo‚ ldquo“ rdquo” rdquor”',
  'bdquo„ ldquor„ dagger† Dagger‡ ddagger‡ bull• bullet• nldr‥ hellip… mldr… permil‰ pertenk‱ prime′ Prime″',
  'tprime‴ bprime‵ lsaquo‹ rsaquo› OverBar‾ oline‾ caret⁁ hybull⁃ frasl⁄ euro€ TRADE™ trade™ larr← slarr←',
  'UpArrow↑ uarr↑ uparrow↑ rarr→ srarr→ darr↓ Implies⇒ rArr⇒ NotEqual≠ ne≠ le≤ leq≤ ge≥ geq≥ check✓ cross✗',
];

const characters: ReadonlyMap<string, string> = new Map([
  ['nbsp', ' '],
  ['shy', ''],
  ...names.flatMap((line) => line.split(' ')).map((each): [string, string] => [each.slice(0, -1), each.slice(-1)]),
]);

/** The character that an entity such as `&eacute;` or `&#233;` stands for; an unknown one is returned as written. */
export function readEntity(entity: string): string {
  const named = characters.get(entity.slice(1, -1));
  if (named !== undefined) return named;
  const code = /^&#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(entity);
  if (!code) return entity;
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
