package nsmirror.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;

/**
 * A process looked at more closely than its mark on the map shows it: as much of it as there is room for, text always
 * at its size. A name, then its slots, its command, user and cgroup, at last each of its namespaces by number.
 *
 * <p>Coordinates are pixels of the screen, from the corner of the room that was given.
 */
public final class CloseUp {
    /** Of a card that stands alone, in font sizes. */
    private static final double CARD_WIDTH = 30;
    private static final double ENOUGH_HEIGHT = 28;

    /** What a line of text needs between two edges, in font sizes. */
    private static final double NAME_HEIGHT = 1.25;

    /** Where all of it has room, text may be larger than usual. */
    private static final double[] LARGER = {1.6, 1.3, 1};
    private static final int MOST_COMMAND_LINES = 3;
    private static final int MOST_NAMES = 8;

    /** A group's name cut to fewer letters, at the window's edge, tells nobody which it is. */
    private static final int LEAST_LETTERS = 7;

    private final Snapshot snapshot;
    private final Map<ProcessKey, Process> processes = new HashMap<>();
    private final Slots slots;
    private final Sizes sizes;
    private final TextMeasure measure;

    CloseUp(Snapshot snapshot, Slots slots, Sizes sizes, TextMeasure measure) {
        this.snapshot = snapshot;
        snapshot.processes().forEach(each -> processes.put(each.key(), each));
        this.slots = slots;
        this.sizes = sizes;
        this.measure = measure;
    }

    /** As much of the process as that room holds; empty if not even a few letters of its name do. */
    public List<Shape> of(ProcessKey key, double width, double height) {
        Process process = processes.get(key);
        if (process == null || width < 4 * sizes.label() || height < 1.7 * sizes.label()) {
            return List.of();
        }
        for (double times : LARGER) {
            Lines lines = new Lines(process, width, height, sizes.label() * times);
            List<Shape> shapes = lines.shapes();
            if (times == 1 || lines.all) {
                return shapes;
            }
        }
        throw new IllegalStateException("the last size is the usual one");
    }

    /** What a group is called, in the room above what is in it; empty if there is none or the name has no room. */
    public List<Shape> name(Subject group, double width, double height) {
        double text = sizes.label();
        if (height < NAME_HEIGHT * text) {
            return List.of();
        }
        String name = switch (group) {
            case Subject.OfContainer(String container) -> Words.label(container);
            case Subject.OfPod(String pod) -> "Pod " + Words.label(pod);
            case Subject.OfNamespace(Kind kind, long inode) -> kind.label() + " " + inode;
            case Subject.OfHost _, Subject.OfProcess _, Subject.OfCombination _ -> "";
        };
        Pen pen = new Pen(measure);
        Pen.Font font = new Pen.Font(Face.BOLD, text, Role.TITLE);
        double pad = Math.round(text * 0.4);
        String shown = pen.shortenedInside(name, font, width - 2 * pad);
        if (shown.equals(name) || shown.length() >= LEAST_LETTERS) {
            pen.text(pad, Pen.baseline(height / 2, text), shown, font, Shape.Anchor.START, Optional.of(group));
        }
        return pen.shapes();
    }

    /** The least edges of a room in which there is all of a process. */
    public double enoughWidth() {
        return Math.round(CARD_WIDTH * sizes.label());
    }

    /** The same, its height. */
    public double enoughHeight() {
        return Math.round(ENOUGH_HEIGHT * sizes.label());
    }

    /** The least room in which a process is seen as a card with all it has. */
    public record Card(double width, double height, List<Shape> shapes) {}

    /** What is seen when the pointer rests on something: all of a process; of a group what it is and who is in it. */
    public Optional<Card> card(Subject subject) {
        return switch (subject) {
            case Subject.OfProcess(ProcessKey key) -> Optional.ofNullable(processes.get(key)).map(this::card);
            case Subject.OfContainer(String name) -> Optional.of(card("Container " + Words.label(name),
                    in(each -> each.container().equals(Optional.of(name)))));
            case Subject.OfPod(String name) -> snapshot.pod(name).map(pod -> card("Pod " + Words.label(name),
                    in(each -> each.container().filter(pod.containers()::contains).isPresent())));
            case Subject.OfNamespace(Kind kind, long inode) -> Optional.of(card(kind.label() + " " + inode,
                    in(each -> each.namespace(kind).equals(Optional.of(inode)))));
            case Subject.OfHost _ -> Optional.of(card("Host", in(each -> each.container().isEmpty())));
            case Subject.OfCombination _ -> Optional.empty();
        };
    }

    private Card card(Process process) {
        double width = Math.round(CARD_WIDTH * sizes.label());
        Lines lines = new Lines(process, width, Double.MAX_VALUE, sizes.label());
        List<Shape> shapes = lines.shapes();
        return new Card(width, lines.used(), shapes);
    }

    private List<Process> in(Predicate<Process> group) {
        return snapshot.processes().stream().filter(group).toList();
    }

    private Card card(String name, List<Process> members) {
        double text = sizes.label();
        double pad = Detail.cardPad(text);
        double width = Math.round(CARD_WIDTH * text);
        Pen pen = new Pen(measure);
        pen.fitted(pad, Math.round(pad + text), width - 2 * pad, name, new Pen.Font(Face.BOLD, text, Role.TITLE),
                Optional.empty());
        String names = Words.listed(members.stream().map(Words::name).distinct().toList(), MOST_NAMES);
        String who = Words.processes(members.size()) + (names.isEmpty() ? "" : ": " + names);
        double y = pad + text;
        for (String line : pen.wrapped(who, new Pen.Font(Face.TEXT, text, Role.TEXT), width - 2 * pad, 2)) {
            y += Math.round(text * 1.5);
            pen.text(pad, y, line, new Pen.Font(Face.TEXT, text, Role.TEXT), Shape.Anchor.START, Optional.empty());
        }
        return new Card(width, Math.round(y + pad), pen.shapes());
    }

    /** What is written about a process, from top to bottom, until there is no more room. */
    private final class Lines {
        private final Pen pen = new Pen(measure);
        private final Process process;
        private final Optional<Subject> subject;
        private final double text;
        private final double pad;
        private final double right;
        private final double bottom;
        private double y;
        private boolean all;

        Lines(Process process, double width, double height, double text) {
            this.process = process;
            this.text = text;
            subject = Optional.of(new Subject.OfProcess(process.key()));
            pad = Math.min(Detail.cardPad(text), Math.round((height - text) / 3));
            right = width - pad;
            bottom = height - pad;
            y = pad;
        }

        List<Shape> shapes() {
            name();
            all = room(namespacesHeight() + (3 + MOST_COMMAND_LINES) * line()) && right > 18 * text;
            if (!all && room(SlotRow.edge(text) + gap()) && SlotRow.width(text) <= right - pad) {
                SlotRow.draw(pen, pad, Math.round(y + gap()), text, slots.of(process), process.namespaces());
                y += SlotRow.edge(text) + 2 * gap();
            }
            command(all ? namespacesHeight() + 3 * line() : 0);
            fact("user", Words.label(process.user()) + " (" + Shown.uid(process.uid()) + ")");
            process.cgroup().ifPresent(path -> fact("cgroup", Words.label(path)));
            process.container().ifPresent(name -> fact("in", Words.label(name)));
            if (all) {
                namespaces();
            }
            return pen.shapes();
        }

        double used() {
            return Math.round(y + pad);
        }

        private boolean room(double height) {
            return y + height <= bottom;
        }

        private double line() {
            return Math.round(text * 1.5);
        }

        private double gap() {
            return Math.round(text * 0.4);
        }

        private void name() {
            Pen.Font name = new Pen.Font(Face.BOLD, text, Role.TEXT);
            Pen.Font pids = new Pen.Font(Face.MONO, text, Role.QUIET);
            String shown = Words.name(process);
            double wanted = Math.min(pen.width(shown, Face.BOLD, text), (right - pad) * 0.4);
            Optional<String> chain = pen.firstFitting(Words.pids(process), pids, right - pad - wanted - text);
            double baseline = Math.round(y + text * 0.95);
            chain.ifPresent(each -> pen.text(right, baseline, each, pids, Shape.Anchor.END, subject));
            double taken = chain.map(each -> pen.width(each, Face.MONO, text) + text).orElse(0.0);
            pen.fitted(pad, baseline, right - pad - taken, shown, name, subject);
            y += line();
            if (chain.isEmpty() && room(text)) {
                pidsBelow(pids);
            }
        }

        /** Many bear the same name: where there is no room beside it, the PID under it tells them apart. */
        private void pidsBelow(Pen.Font pids) {
            pen.firstFitting(Words.pids(process), pids, right - pad).ifPresent(each -> {
                pen.text(pad, Math.round(y + text * 0.95), each, pids, Shape.Anchor.START, subject);
                y += line();
            });
        }

        private void command(double kept) {
            Pen.Font mono = new Pen.Font(Face.MONO, text, Role.COMMAND);
            int most = (int) Math.clamp((bottom - y - kept) / line(), 0, MOST_COMMAND_LINES);
            if (most == 0) {
                return;
            }
            for (String part : most == 1
                    ? List.of(pen.shortened(Words.command(process), mono, right - pad))
                    : pen.wrapped(Words.command(process), mono, right - pad, most)) {
                pen.text(pad, Math.round(y + text), part, mono, Shape.Anchor.START, subject);
                y += line();
            }
        }

        private void fact(String what, String value) {
            if (!room(line())) {
                return;
            }
            double baseline = Math.round(y + text);
            double label = Math.ceil(pen.width("cgroup", Face.TEXT, text) + text);
            Pen.Font quiet = new Pen.Font(Face.TEXT, text, Role.QUIET);
            pen.fitted(pad, baseline, label, what, quiet, subject);
            pen.fitted(pad + label, baseline, right - pad - label, value, new Pen.Font(Face.TEXT, text, Role.TEXT),
                    subject);
            y += line();
        }

        private double namespacesHeight() {
            return gap() + Kind.ALL.size() * (SlotRow.edge(text) + gap());
        }

        private void namespaces() {
            y += gap();
            for (Kind kind : Kind.ALL) {
                Optional<Subject> namespace = process.namespace(kind)
                        .map(inode -> new Subject.OfNamespace(kind, inode));
                Slot slot = slots.of(process, kind);
                double edge = SlotRow.edge(text);
                SlotRow.draw(pen, pad, Math.round(y), text, slot, SlotRow.letter(kind), namespace);
                String number = process.namespace(kind).map(String::valueOf)
                        .orElse(slot == Slot.NONE ? "this kernel has none" : "not readable");
                pen.fitted(pad + edge + gap(), Pen.baseline(y + edge / 2, text), right - pad - edge - gap(),
                        kind.label() + " " + number + "  " + whose(slot), new Pen.Font(Face.TEXT, text, Role.TEXT),
                        namespace);
                y += edge + gap();
            }
        }

        private static String whose(Slot slot) {
            return switch (slot) {
                case OWN -> "own";
                case SHARED -> "shared";
                case HOST -> "the host's";
                case UNKNOWN, NONE -> "";
            };
        }
    }
}
