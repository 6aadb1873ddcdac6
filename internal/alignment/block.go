package alignment

// blocks are the biconnected parts of a network with two actors or more, each as
// its actors in order of finding (Hopcroft and Tarjan 1973). Every cycle lies in
// one of them, so that frustration adds up over them.
func (n *Network) blocks() [][]int {
	type frame struct{ at, from, next int }
	low, depth := make([]int, n.n), make([]int, n.n)
	var blocks [][]int
	var stack []frame
	var trail []int // actors found and not yet in a block
	for root := range n.n {
		if depth[root] > 0 {
			continue
		}
		depth[root], low[root] = 1, 1
		stack = append(stack, frame{root, -1, 0})
		trail = append(trail[:0], root)
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if f.next < len(n.links[f.at]) {
				to := n.links[f.at][f.next].to
				f.next++
				switch {
				case to == f.from:
				case depth[to] > 0:
					low[f.at] = min(low[f.at], depth[to])
				default:
					depth[to] = depth[f.at] + 1
					low[to] = depth[to]
					trail = append(trail, to)
					stack = append(stack, frame{to, f.at, 0})
				}
				continue
			}
			done := *f
			stack = stack[:len(stack)-1]
			if done.from < 0 {
				continue
			}
			low[done.from] = min(low[done.from], low[done.at])
			if low[done.at] < depth[done.from] {
				continue
			}
			cut := len(trail) - 1
			for trail[cut] != done.at {
				cut--
			}
			blocks = append(blocks, append([]int{done.from}, trail[cut:]...))
			trail = trail[:cut]
		}
	}
	return blocks
}

// among is the matrix of some actors of a network.
func (n *Network) among(actors []int, groups int) *matrix {
	m := newMatrix(len(actors), groups)
	at := make(map[int]int, len(actors))
	for i, a := range actors {
		at[a] = i
	}
	for i, a := range actors {
		for _, l := range n.links[a] {
			if j, ok := at[l.to]; ok {
				m.w[i*m.n+j] = l.w
				m.apart += 2 * abs(l.w)
			}
		}
	}
	if m.apart += 4; groups == 2 {
		m.apart = 0
	}
	return m
}
