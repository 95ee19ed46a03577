/** Commands that go through a whole library beside others that run on the same machine. */
import v8 from 'node:v8'

/**
 * Lets the heap grow by little before it is collected. What publishing and following keep is little beside what they make and drop:
 * left alone, the heap becomes twice as large, for a twentieth less of the processor's time.
 */
export function runFrugally(): void {
  v8.setFlagsFromString('--heap-growing-percent=15')
}
