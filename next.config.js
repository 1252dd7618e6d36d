import createMDX from '@next/mdx'

const withMDX = createMDX({
  options: {
    // Names, not functions: Turbopack hands these options to its workers as JSON.
    remarkPlugins: ['remark-gfm', 'remark-frontmatter'],
    rehypePlugins: ['rehype-slug'],
  },
})

/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  trailingSlash: true,
  // Where the site lies below its host: `BASE_PATH=/gatehouse npm run build`. Empty at the root.
  basePath: process.env.BASE_PATH ?? '',
  env: { NEXT_PUBLIC_BASE_PATH: process.env.BASE_PATH ?? '' },
  turbopack: { root: import.meta.dirname },
  // Without a server no image can be resized on demand.
  images: { unoptimized: true },
  poweredByHeader: false,
  devIndicators: false,
}

export default withMDX(config)
