package recipe

import (
	"casus/internal/dataset"
	"casus/internal/panel"
)

// ManifestSchema names the shape of Manifest in JSON.
const ManifestSchema = "casus.panel/1"

// Manifest says what a panel was made from and how, so that it can be made again
// and cited.
type Manifest struct {
	Schema  string   `json:"schema"`
	Recipe  Recipe   `json:"recipe"`
	Years   [2]int   `json:"years"`   // that were made
	Columns []string `json:"columns"` // that were written, in order
	panel.Account
	Joins []panel.Join `json:"joins"`
	Data  []Used       `json:"data"`

	Model *Fitted `json:"model,omitempty"`

	Settled *dataset.Settled `json:"settled,omitempty"` // what a table of dyad-years said of alliances
}

// NewManifest describes a panel that was made.
func NewManifest(l *Library, r *Recipe, p *panel.Panel, made panel.Account) *Manifest {
	m := &Manifest{Schema: ManifestSchema, Recipe: *r, Years: [2]int{p.Options.First, p.Options.Last}, Account: made, Joins: []panel.Join{}, Data: l.Used, Settled: l.Settled}
	for _, v := range r.Written(p) {
		m.Columns = append(m.Columns, v.Name)
	}
	seen := map[string]bool{}
	for _, o := range p.Operators {
		j, ok := o.(panel.Joined)
		if !ok {
			continue
		}
		for _, join := range j.Joins() {
			key := join.Source + " " + join.Columns[0]
			if !seen[key] { // a table behind two operators is joined once
				m.Joins = append(m.Joins, join)
			}
			seen[key] = true
		}
	}
	return m
}
