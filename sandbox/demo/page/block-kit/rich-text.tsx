import { Fragment, type ReactNode } from 'react';
import { asObject, asObjects, asText, type JsonObject } from '../../../slack/json.js';
import { Link } from './link.js';
import { Mention } from './mention.js';
import { Moment } from './mrkdwn.js';

/** A `rich_text` block. Its texts are literal: nothing in them becomes a mention. */
export function RichText({ block }: { readonly block: JsonObject }): ReactNode {
  return asObjects(block.elements).map((part, index) => <Part key={String(index)} part={part} />);
}

function Part({ part }: { readonly part: JsonObject }): ReactNode {
  switch (part.type) {
    case 'rich_text_list': {
      const List = part.style === 'ordered' ? 'ol' : 'ul';
      return (
        <List>
          {asObjects(part.elements).map((item, index) => (
            <li key={String(index)}>
              <Inline of={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'rich_text_quote':
      return (
        <blockquote>
          <Inline of={part} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Inline of={part} />
        </pre>
      );
    default:
      return (
        <p>
          <Inline of={part} />
        </p>
      );
  }
}

function Inline({ of }: { readonly of: JsonObject }): ReactNode {
  return asObjects(of.elements).map((element, index) => (
    <Fragment key={String(index)}>{styled(show(element), asObject(element.style))}</Fragment>
  ));
}

function show(element: JsonObject): ReactNode {
  switch (element.type) {
    case 'link':
      return <Link url={asText(element.url)}>{asText(element.text) || asText(element.url)}</Link>;
    case 'user':
      return <Mention kind="person" id={asText(element.user_id)} />;
    case 'channel':
      return <Mention kind="channel" id={asText(element.channel_id)} />;
    case 'usergroup':
      return <Mention kind="everybody" id={asText(element.usergroup_id)} />;
    case 'broadcast':
      return <Mention kind="everybody" id={asText(element.range)} />;
    case 'emoji':
      return `:${asText(element.name)}:`;
    case 'date':
      return (
        <Moment
          seconds={Number(element.timestamp)}
          format={asText(element.format)}
          fallback={asText(element.fallback)}
          url={asText(element.url)}
        />
      );
    default:
      return asText(element.text);
  }
}

function styled(content: ReactNode, style: JsonObject): ReactNode {
  const coded = style.code === true ? <code>{content}</code> : content;
  const struck = style.strike === true ? <s>{coded}</s> : coded;
  const leaning = style.italic === true ? <em>{struck}</em> : struck;
  return style.bold === true ? <strong>{leaning}</strong> : leaning;
}
