// A word of five letters may have one typing error. In 401, an error would be another status.
export const searchOptions = { fuzzy: 0.1, prefix: true, boost: { title: 4, text: 2, titles: 1 } }
