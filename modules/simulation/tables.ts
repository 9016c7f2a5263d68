/** Row types of schema `simulation`. */
export interface SimulationTables {
  'simulation.earlier_day': {
    hall: string
    day: string
    visits: number
    sha256: string
    taken_over_by: string
    taken_over_at: string
  }
  'simulation.earlier_visit': {
    hall: string
    day: string
    n: number
    line: string
    window_no: string | null
    came: number
    called: number | null
    ended: number | null
  }
}
