package server

import (
	"math"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// mostKept is how many bytes of answers are kept.
const mostKept = 128 << 20

// shelf keeps answers by key, up to a number of bytes; the one that was not asked
// for longest goes first.
type shelf struct {
	most int

	mu    sync.Mutex
	bytes int
	rows  *simplelru.LRU[string, *answer]
}

func newShelf(most int) *shelf {
	s := &shelf{most: most}
	s.rows, _ = simplelru.NewLRU(math.MaxInt, func(key string, a *answer) { s.bytes -= len(key) + a.size() }) // the size is not negative
	return s
}

func (s *shelf) get(key string) *answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, _ := s.rows.Get(key)
	return a
}

func (s *shelf) put(key string, a *answer) {
	if len(key)+a.size() > s.most/4 {
		return // one answer must not turn out all others
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows.Remove(key)
	s.rows.Add(key, a)
	for s.bytes += len(key) + a.size(); s.bytes > s.most; {
		s.rows.RemoveOldest()
	}
}
