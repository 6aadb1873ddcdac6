package change

import (
	"runtime"
	"sync"
	"sync/atomic"

	"casus/internal/obligation"
	"casus/internal/world"
)

// parallel calls work for every index on all cores. Each call writes to its own
// place, so the order in which they run leaves no trace.
func parallel(n int, work func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		}()
	}
	wg.Wait()
}

// runAll runs the plain attack of every adversary in focus on every member,
// before and after, and keeps the results for plain.
func (s *sides) runAll() {
	var keys []attackKey
	for _, target := range s.members {
		for _, adversary := range s.adversaries {
			if adversary != target {
				keys = append(keys, attackKey{false, adversary, target}, attackKey{true, adversary, target})
			}
		}
	}
	results := make([]obligation.Result, len(keys))
	parallel(len(keys), func(i int) { results[i] = s.evaluate(keys[i]) })
	for i, k := range keys {
		s.ran[k] = &results[i]
	}
}

func (s *sides) evaluate(k attackKey) obligation.Result {
	w := s.before
	if k.after {
		w = s.after
	}
	return obligation.Evaluate(w, s.attack(k.attacker, k.target), obligation.Options{Silent: true, Keep: s.matters})
}

// runContingencies puts the attacks of the dossier through both Worlds.
func (s *sides) runContingencies(list []world.Contingency) []Contingency {
	out := make([]Contingency, len(list))
	parallel(len(list), func(i int) { out[i] = s.run(list[i]) })
	return out
}
