package panel

import "casus/internal/dataset"

// ManifestSchema names the shape of Manifest in JSON.
const ManifestSchema = "casus.panel/1"

// Manifest says what a panel was made from and how, so that it can be made again
// and cited.
type Manifest struct {
	Schema      string   `json:"schema"`
	Unit        string   `json:"unit"`
	System      string   `json:"system"`
	Years       [2]int   `json:"years"`
	Microstates bool     `json:"microstates"`
	States      []int    `json:"states"` // empty: all
	Added       []string `json:"added"`
	Rows        int      `json:"rows"`
	Data        []Used   `json:"data"`

	Settled *dataset.Settled `json:"settled,omitempty"` // what a table of dyad-years said of alliances
}

// NewManifest describes a panel that was made.
func NewManifest(l *Library, system string, opt *Options, added []string, rows int) *Manifest {
	m := &Manifest{Schema: ManifestSchema, Unit: opt.Unit, System: system, Years: [2]int{opt.First, opt.Last}, Microstates: opt.Microstates,
		States: []int{}, Added: []string{}, Rows: rows, Data: l.Used, Settled: l.Settled}
	m.States = append(m.States, opt.States...)
	m.Added = append(m.Added, added...)
	return m
}
