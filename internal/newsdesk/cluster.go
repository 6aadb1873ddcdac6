package newsdesk

import (
	"cmp"
	"fmt"
	"slices"

	"casus/internal/reading"
)

// cluster puts the reports of one root together, and tells how each copy differs
// from the first report of its root. Rows of exports stand each for itself.
func (d *Desk) cluster(res *Result, read []mainReading) {
	var reports []reading.Report
	var readings [][]reading.Reading
	var at []int // the report of each that is grouped
	for i := range read {
		if len(read[i].readings) > 0 {
			reports, readings, at = append(reports, read[i].report), append(readings, read[i].readings), append(at, i)
		}
	}
	grouped := map[int]bool{}
	for _, g := range reading.Group(reports, readings) {
		c := Cluster{Root: g.Root, First: g.From, Evidence: append([]string{}, g.Evidence...), Drift: []Drift{}, Files: []string{}}
		members := slices.Clone(g.Members)
		slices.SortStableFunc(members, func(a, b int) int {
			return cmp.Or(cmp.Compare(reports[a].Date, reports[b].Date), cmp.Compare(a, b))
		})
		for k, m := range members {
			grouped[at[m]] = true
			file := res.Reports[at[m]].File
			c.Files = append(c.Files, file)
			if k == 0 {
				continue
			}
			if changes := reading.Drift(readings[members[0]][0], readings[m][0]); len(changes) > 0 {
				c.Drift = append(c.Drift, Drift{File: file, Changes: changes})
			}
		}
		res.add(c, indices(members, at))
	}
	for i := range res.Reports {
		if !grouped[i] {
			res.add(Cluster{Files: []string{res.Reports[i].File}, First: res.Reports[i].Date, Evidence: []string{}, Drift: []Drift{}}, []int{i})
		}
	}
}

func indices(members, at []int) []int {
	out := make([]int, len(members))
	for i, m := range members {
		out[i] = at[m]
	}
	return out
}

// add numbers a cluster and writes its number on its reports.
func (res *Result) add(c Cluster, reports []int) {
	c.ID = fmt.Sprintf("k%d", len(res.Clusters)+1)
	for _, i := range reports {
		res.Reports[i].Cluster = c.ID
	}
	res.Clusters = append(res.Clusters, c)
}
