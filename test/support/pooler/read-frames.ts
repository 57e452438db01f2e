/** A message of PostgreSQL's protocol: its type, one letter, and all of its bytes. */
export interface Frame {
  readonly type: string;
  readonly bytes: Buffer;
}

/** What a client sends first: it has a code instead of a type. */
export interface StartupPacket {
  readonly code: number;
  readonly body: Buffer;
}

/** Cuts a stream into messages. `startup` is asked first, until it has let the client in. */
export interface FrameReader {
  add(chunk: Buffer): void;
  startup(): StartupPacket | undefined;
  frame(): Frame | undefined;
}

/** Each length counts itself and, in a frame, not the type. Source: PostgreSQL's documentation of its message formats. */
export function createFrameReader(): FrameReader {
  let rest = Buffer.alloc(0);

  function take(length: number): Buffer | undefined {
    if (rest.length < length) return undefined;
    const taken = rest.subarray(0, length);
    rest = rest.subarray(length);
    return taken;
  }

  return {
    add: (chunk) => {
      rest = Buffer.concat([rest, chunk]);
    },
    startup: () => {
      const bytes = rest.length < 4 ? undefined : take(rest.readInt32BE(0));
      return bytes && { code: bytes.readInt32BE(4), body: bytes.subarray(8) };
    },
    frame: () => {
      const bytes = rest.length < 5 ? undefined : take(1 + rest.readInt32BE(1));
      return bytes && { type: bytes.toString('latin1', 0, 1), bytes };
    },
  };
}
