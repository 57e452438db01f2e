import type { ReactNode } from 'react';
import { asList, asObjects, asText, isObject, type JsonObject } from '../../../slack/json.js';
import { Element } from './element.js';
import { InputBlock } from './input-block.js';
import { RichText } from './rich-text.js';
import { Text, wordsOf } from './text.js';

/** Blocks, one below the other. */
export function Blocks({ blocks }: { readonly blocks: readonly JsonObject[] }): ReactNode {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <Block key={asText(block.block_id) || String(index)} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: JsonObject }): ReactNode {
  switch (block.type) {
    case 'header':
      return <h3 className="block-header">{wordsOf(block.text)}</h3>;
    case 'divider':
      return <hr />;
    case 'section':
      return <Section block={block} />;
    case 'context':
      return (
        <div className="block-context">
          {asObjects(block.elements).map((one, index) => (
            <span key={String(index)}>{one.type === 'image' ? <Picture of={one} /> : <Text of={one} />}</span>
          ))}
        </div>
      );
    case 'actions':
      return (
        <div className="block-actions">
          {asObjects(block.elements).map((element) => (
            <Element key={asText(element.action_id)} block={block} element={element} />
          ))}
        </div>
      );
    case 'input':
      return <InputBlock block={block} />;
    case 'rich_text':
      return (
        <div className="block-text">
          <RichText block={block} />
        </div>
      );
    case 'image':
      return <Picture of={block} />;
    case 'markdown':
      return <div className="block-text">{asText(block.text)}</div>;
    case 'table':
      return <Table rows={asList(block.rows).map(asObjects)} />;
    default:
      return <div className="block-text">{wordsOf(block.text)}</div>;
  }
}

function Section({ block }: { readonly block: JsonObject }): ReactNode {
  const fields = asObjects(block.fields);
  return (
    <div className="block-section">
      <div className="block-text">
        {block.text !== undefined && <Text of={block.text} />}
        {fields.length > 0 && (
          <div className="block-fields">
            {fields.map((field, index) => (
              <div key={String(index)}>
                <Text of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isObject(block.accessory) &&
        (block.accessory.type === 'image' ? (
          <Picture of={block.accessory} />
        ) : (
          <Element block={block} element={block.accessory} />
        ))}
    </div>
  );
}

/** Pictures would be fetched from elsewhere, and the demo stays on this machine: their description stands for them. */
function Picture({ of }: { readonly of: JsonObject }): ReactNode {
  return <span className="picture">Picture: {asText(of.alt_text)}</span>;
}

function Table({ rows }: { readonly rows: readonly (readonly JsonObject[])[] }): ReactNode {
  return (
    <table className="block-table">
      <tbody>
        {rows.map((row, index) => (
          <tr key={String(index)}>
            {row.map((cell, place) => (
              <td key={String(place)}>{cell.type === 'rich_text' ? <RichText block={cell} /> : asText(cell.text)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
