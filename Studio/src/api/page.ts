/** A page of a list. */
export interface Page<Item> {
  items: Item[];
  /** Pass it as `cursor` for the next page; null on the last page. */
  next_cursor: string | null;
}

/** Reads all items of a list page by page, up to about `most`. */
export async function all<Item>(read: (cursor: string | undefined) => Promise<Page<Item>>, most = 1000): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor && items.length < most);
  return items;
}
