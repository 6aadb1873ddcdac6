package newsdesk

import "fmt"

// cluster puts the reports of one root together.
func (d *Desk) cluster(res *Result, read []mainReading) {
	for i := range res.Reports {
		id := fmt.Sprintf("k%d", i+1)
		res.Reports[i].Cluster = id
		c := Cluster{ID: id, Files: []string{res.Reports[i].File}, First: res.Reports[i].Date, Evidence: []string{}, Drift: []Drift{}}
		if len(res.Reports[i].Claims) > 0 {
			c.Root = res.Reports[i].Claims[0].RootSource
		}
		res.Clusters = append(res.Clusters, c)
	}
}
