package newsdesk

import (
	"cmp"
	"fmt"
	"slices"

	"casus/internal/reading"
)

// grouped is what the readings of many reports come to together.
type grouped struct {
	reports  []reading.Report
	readings [][]reading.Reading
	at       []int // the report of each
	clusters []reading.Cluster
}

// group puts the reports of one root together and fills in roots that a report
// does not name itself. Rows of exports are no part of it.
func group(read []mainReading) grouped {
	var g grouped
	for i := range read {
		if len(read[i].readings) > 0 {
			g.reports, g.readings, g.at = append(g.reports, read[i].report), append(g.readings, read[i].readings), append(g.at, i)
		}
	}
	g.clusters = reading.Settle(g.reports, g.readings)
	return g
}

// cluster writes the clusters down, and how each copy differs from the first
// report of its root. A row of an export stands for itself.
func (res *Result) cluster(g grouped) {
	done := map[int]bool{}
	for _, k := range g.clusters {
		c := Cluster{Root: k.Root, First: k.From, Evidence: append([]string{}, k.Evidence...), Drift: []Drift{}, Files: []string{}}
		members := slices.Clone(k.Members)
		slices.SortStableFunc(members, func(a, b int) int {
			return cmp.Or(cmp.Compare(g.reports[a].Date, g.reports[b].Date), cmp.Compare(a, b))
		})
		for n, m := range members {
			done[g.at[m]] = true
			file := res.Reports[g.at[m]].File
			c.Files = append(c.Files, file)
			if n == 0 {
				continue
			}
			if changes := reading.Drift(g.readings[members[0]][0], g.readings[m][0]); len(changes) > 0 {
				c.Drift = append(c.Drift, Drift{File: file, Changes: changes})
			}
		}
		res.add(c, indices(members, g.at))
	}
	for i := range res.Reports {
		if !done[i] {
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
