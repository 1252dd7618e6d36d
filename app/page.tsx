export default function Home() {
  return (
    <article className="gutter prose py-10">
      <h1>Learn API gateways by running one</h1>
      <p>
        Edit a real Kong configuration, send calls to services that run in your browser, and see why each call
        went where it went.
      </p>
    </article>
  )
}
