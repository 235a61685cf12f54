copy public.nowhere from stdin (format binary)
