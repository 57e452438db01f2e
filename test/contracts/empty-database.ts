import type { Store, StoreHooks } from '../../src/database/open-store.js';

/** An empty database that can be opened several times, as several replicas would. */
export interface EmptyDatabase {
  open(hooks?: StoreHooks): Promise<Store>;
  remove(): Promise<void>;
}
