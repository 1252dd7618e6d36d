/** The flavours of Kong's router that are built. */
export type RouterFlavor = 'traditional' | 'traditional_compatible'
