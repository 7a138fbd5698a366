/** A page of a list. */
export interface Page<Item> {
  items: Item[];
  /** Send it as `cursor` for the next page; null on the last. */
  next_cursor: string | null;
}

/** All items of a list, read page by page; `most` bounds what is read. */
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
