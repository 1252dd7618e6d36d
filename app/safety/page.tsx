import type { Metadata } from 'next'

export const metadata: Metadata = {
  title: 'How safe is this?',
  description:
    'What runs in your browser, what it cannot reach, what is kept on your device, and what happens when code misbehaves.',
}

export default function Safety() {
  return (
    <article className="gutter mx-auto max-w-[44rem] py-10 sm:py-14">
      <div className="prose">
        <h1>How safe is this?</h1>
        <p>
          Gatehouse runs code: the services of the lab, the regular expressions of a gateway configuration,
          the checks of an exercise. Some of it you write yourself, and some may come from a file that someone
          gave you. All of it is treated as if a stranger had written it.
        </p>

        <h2>What runs where</h2>
        <p>
          There is no server behind this site. Pages are plain files, and the gateway and its services run in
          your browser, on your device.
        </p>
        <p>
          They do not run in the page you look at. They run in a room of their own, which the browser treats
          as another website: a sandboxed frame, and in it a worker on a separate thread. The page hands in
          the files and a call, and gets back an answer and the reasons for it. It checks the shape and the
          size of everything that comes out, and shows all of it as text.
        </p>

        <h2>What the code cannot reach</h2>
        <ul>
          <li>
            <strong>The network.</strong> The room’s security policy forbids every connection. When a service
            calls <code>http://payments:8080</code>, the call is answered inside the room. Before any code of
            yours runs, the room tries to reach out; if that ever worked, it would refuse to go on and say
            why.
          </li>
          <li>
            <strong>The page.</strong> It can neither read nor change what you see, and does not know your
            cookies.
          </li>
          <li>
            <strong>What is kept.</strong> It has no access to this site’s storage, nor to that of any other.
          </li>
        </ul>
        <p>
          The page itself cannot turn text into code either: its own policy forbids it, and lets it connect
          only to this site and to the invented hosts under <code>shop.test</code>, which are answered before
          they leave the browser.
        </p>

        <h2>What is kept on your device</h2>
        <ul>
          <li>your edits to the files of a lab, so that a reload loses nothing;</li>
          <li>which lessons you marked as read, and which exercises you solved;</li>
          <li>whether you like it light or dark, and how wide your panes are.</li>
        </ul>
        <p>
          Nothing of it is sent anywhere. There is no account, no counter and no advertising. “Start over”
          brings a lab’s files back to how they were published; clearing this site’s data in your browser
          removes everything.
        </p>

        <h2>What happens when code misbehaves</h2>
        <p>
          An endless loop in a service cannot freeze the page, since it turns on another thread. When the room
          has not answered for three seconds, it is shut, and the lab says which file you changed last. Your
          edits are saved before each run, so they are still there. Nothing starts again by itself: you first
          mend the file, then say that it may run.
        </p>

        <h2>What this does not promise</h2>
        <p>
          The walls are your browser’s own, so they are as strong as the browser is up to date. And the
          gateway is a simulation for learning: it follows the real product’s rules, but it does not guard
          anything. Put no real passwords or keys into a lab; invented ones teach as much.
        </p>
      </div>
    </article>
  )
}
