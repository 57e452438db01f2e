import { z } from 'zod';

/** JSON has no `undefined`: such a property is left out when written and comes back as `undefined`. */
export const optionalText = z
  .string()
  .optional()
  .transform((text) => text);

export const optionalMinutes = z
  .number()
  .optional()
  .transform((minutes) => minutes);
