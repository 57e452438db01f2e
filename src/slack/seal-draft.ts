import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** A new key for one form, 256 bits as text. */
export function newDraftKey(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Encrypts what a form keeps, for the database. The key is kept by Slack alone, in the form itself, and comes back with
 * every click: whoever reads the database or a backup of it learns nothing of the tasks or of what was typed.
 * @param owner who has opened which form; what was sealed for another one cannot be opened
 */
export function sealDraft(text: string, key: string, owner: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, Buffer.from(key, 'base64url'), nonce);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Decrypts it; `undefined` when the key or the owner is not the same, or the text is not what was sealed. */
export function openDraft(sealed: string, key: string, owner: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv(algorithm, Buffer.from(key, 'base64url'), bytes.subarray(0, nonceLength));
    decipher.setAAD(Buffer.from(owner));
    decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    const text = [decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()];
    return Buffer.concat(text).toString('utf8');
  } catch {
    return undefined;
  }
}
