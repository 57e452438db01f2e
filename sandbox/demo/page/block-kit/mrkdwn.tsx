import { Fragment, type ReactNode } from 'react';
import { formatDate } from '../../../slack/render/format-date.js';
import { useDemoState } from '../demo-state-context.js';
import { Link } from './link.js';
import { Mention } from './mention.js';
import { type Piece, parseMrkdwn } from './parse-mrkdwn.js';

/** Slack's mrkdwn as the person sees it: names and times are theirs. */
export function Mrkdwn({ text, verbatim = false }: { readonly text: string; readonly verbatim?: boolean }): ReactNode {
  return <Pieces pieces={parseMrkdwn(text, !verbatim)} />;
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  // Pieces have no identity of their own: their place is what tells them apart.
  return pieces.map((piece, index) => <Fragment key={String(index)}>{show(piece)}</Fragment>);
}

function show(piece: Piece): ReactNode {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'bold':
      return (
        <strong>
          <Pieces pieces={piece.pieces} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Pieces pieces={piece.pieces} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Pieces pieces={piece.pieces} />
        </s>
      );
    case 'quote':
      return (
        <blockquote>
          <Pieces pieces={piece.pieces} />
        </blockquote>
      );
    case 'code':
      return <code>{piece.text}</code>;
    case 'code-block':
      return <pre>{piece.text}</pre>;
    case 'link':
      return <Link url={piece.url}>{piece.label}</Link>;
    case 'date':
      return <Moment seconds={piece.seconds} format={piece.format} fallback={piece.fallback} url={piece.url} />;
    default:
      return <Mention kind={piece.kind} id={piece.id} />;
  }
}

interface MomentProps {
  readonly seconds: number;
  readonly format: string;
  readonly fallback: string;
  readonly url: string;
}

/** A time in the person's own zone. */
export function Moment({ seconds, format, fallback, url }: MomentProps): ReactNode {
  const { snapshot } = useDemoState();
  const words = formatDate(seconds, format, snapshot.me.zone, snapshot.now) ?? fallback;
  const time = <time dateTime={new Date(seconds * 1000).toISOString()}>{words}</time>;
  return url === '' ? time : <Link url={url}>{time}</Link>;
}
