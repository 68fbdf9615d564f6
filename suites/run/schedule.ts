/**
 * Works through a list with so many workers.
 *
 * @param onDone - called in the order of the list, each as soon as it and all before it are done
 */
export async function schedule<T, R>(
  items: T[],
  workers: number,
  work: (item: T) => Promise<R>,
  onDone: (result: R, index: number) => void,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  const finished = new Set<number>();
  let next = 0;
  let reported = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T);
      finished.add(index);
      for (; finished.has(reported); reported++) onDone(results[reported] as R, reported);
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, items.length) }, worker));
  return results;
}
