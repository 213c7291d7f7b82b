package nsmirror.diagram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;

/** Where processes stand in a box whose processes come and go. */
final class Cells {
    private Cells() {}

    /**
     * Each process where it stood, new ones where others went or at the end; one after another again, which is said by
     * an empty list, when more than a row would be spent on holes.
     */
    static List<Integer> kept(Placed was, List<Process> members, int columns) {
        Map<ProcessKey, Integer> stood = new HashMap<>();
        List<Process> before = was.group().members();
        for (int i = 0; i < before.size(); i++) {
            stood.put(before.get(i).key(), was.cell(i));
        }
        BitSet taken = new BitSet();
        members.forEach(each -> {
            if (stood.containsKey(each.key())) {
                taken.set(stood.get(each.key()));
            }
        });
        List<Integer> cells = new ArrayList<>();
        for (Process member : members) {
            int cell = stood.getOrDefault(member.key(), taken.nextClearBit(0));
            taken.set(cell);
            cells.add(cell);
        }
        int rows = (taken.length() + columns - 1) / columns;
        int needed = (members.size() + columns - 1) / columns;
        return rows > needed + 1 ? List.of() : cells;
    }
}
