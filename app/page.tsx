import { LiveDemo } from '@/components/home/live-demo'
import { CourseContents } from '@/components/site/course-contents'
import { buttonClass } from '@/components/ui/button'
import { SiteLink } from '@/components/ui/site-link'
import { listCourses, loadWorkspace } from '@/content'

const calls = [
  { name: 'Look at an order', label: 'Ask for an order' },
  { name: 'Look at an order without a key', label: 'Ask without a key' },
]

export default function Home() {
  const courses = listCourses()
  // Under a name of its own: what a reader changed in the lab must not change what is shown here.
  const workspace = { ...loadWorkspace('shop'), id: 'home' }
  return (
    <>
      <div className="gutter mx-auto max-w-[80rem] pt-6 pb-5 sm:pt-9 sm:pb-6">
        <h1 className="max-w-[24ch] text-[clamp(1.75rem,1.2rem+2.4vw,2.75rem)] leading-[1.1] font-[740] tracking-[-0.024em]">
          Learn API gateways by running one
        </h1>
        <p className="mt-3 max-w-[40rem] font-serif text-prose leading-relaxed text-ink-2 text-pretty">
          A real Kong configuration, the services behind it, and every call between them, live in your
          browser. Change a line, send a call, and read which line decided.
        </p>
      </div>
      <div className="gutter mx-auto max-w-[80rem]">
        <LiveDemo workspace={workspace} calls={calls} />
      </div>
      <div className="gutter mx-auto max-w-[80rem] pt-12 pb-16">
        <h2 className="text-[1.375rem] font-[700] tracking-[-0.012em]">The courses</h2>
        <CourseContents courses={courses} />
        <h2 className="mt-12 text-[1.375rem] font-[700] tracking-[-0.012em]">Or go straight to the lab</h2>
        <p className="mt-2 max-w-[38rem] font-serif text-prose text-ink-2 text-pretty">
          A whole shop behind a gateway, full width. Drop your own{' '}
          <code className="text-[0.84em]">kong.yml</code> on it: what is wrong is marked on its line, and a
          call that no route takes shows why each one passed it by.
        </p>
        <p className="mt-4">
          <SiteLink href="/lab/" className={buttonClass('ink')}>
            Open the lab
          </SiteLink>
        </p>
      </div>
    </>
  )
}
