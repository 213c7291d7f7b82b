package nsmirror.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;
import nsmirror.probe.LoginNamespaces;

/**
 * Asks the node the same questions on the host and in a container. All of them go in one round trip; one that cannot be
 * answered leaves its trouble in its place.
 */
public final class MirrorReader {
    /** How many containers are asked about in one round trip of {@link #all}. */
    private static final int AT_ONCE = 16;

    private final Map<Facet, FacetReader> readers = new EnumMap<>(Map.of(
            Facet.FILES, new FilesFacet(),
            Facet.HOSTNAME, new HostnameFacet(),
            Facet.PROCESSES, new ProcessesFacet(),
            Facet.INTERFACES, new InterfacesFacet(),
            Facet.IPC, new IpcFacet(),
            Facet.USERS, new UsersFacet(),
            Facet.MOUNTS, new MountsFacet()));

    /**
     * The container beside the host.
     *
     * @throws NodeException if the node was lost or the call cancelled, or if the snapshot lacks the container's leader
     */
    public Mirror read(Node node, Snapshot snapshot, Container who, Set<Facet> facets) throws NodeException {
        Asked asked = asked(node, snapshot, who);
        Questions questions = new Questions();
        Map<Facet, Questions.Part> host = askHost(questions, snapshot, facets);
        Questions.Part login = questions.add(List.of(LoginNamespaces.command()));
        Map<Facet, Questions.Part> container = askContainer(questions, asked, facets);
        questions.ask(node);
        Map<Kind, Long> place = LoginNamespaces.read(login.answers().getFirst());
        return mirror(asked, host, container, place);
    }

    /** Every container beside the host, all facets; the host's side is asked for once. */
    public List<Mirror> all(Node node, Snapshot snapshot) throws NodeException {
        Questions first = new Questions();
        Map<Facet, Questions.Part> host = askHost(first, snapshot, Set.copyOf(Facet.ALL));
        Questions.Part login = first.add(List.of(LoginNamespaces.command()));
        first.ask(node);
        Map<Kind, Long> place = LoginNamespaces.read(login.answers().getFirst());
        List<Mirror> mirrors = new ArrayList<>();
        List<Container> containers = snapshot.containers();
        for (int from = 0; from < containers.size(); from += AT_ONCE) {
            List<Container> some = containers.subList(from, Math.min(containers.size(), from + AT_ONCE));
            Questions questions = new Questions();
            List<Map<Facet, Questions.Part>> parts = new ArrayList<>();
            for (Container who : some) {
                parts.add(askContainer(questions, asked(node, snapshot, who), Set.copyOf(Facet.ALL)));
            }
            questions.ask(node);
            for (int index = 0; index < some.size(); index++) {
                mirrors.add(mirror(asked(node, snapshot, some.get(index)), host, parts.get(index), place));
            }
        }
        return mirrors;
    }

    private static Asked asked(Node node, Snapshot snapshot, Container who) throws NodeException {
        Process leader = snapshot.process(who.leader()).orElseThrow(() -> new NodeException(Reason.UNREADABLE,
                "%s: the snapshot has no process %d, which %s begins with: read the node again"
                        .formatted(node.login().target(), who.leader(), who.name())));
        return new Asked(node.login(), snapshot, who, leader);
    }

    private Map<Facet, Questions.Part> askHost(Questions questions, Snapshot snapshot, Set<Facet> facets) {
        Map<Facet, Questions.Part> parts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.ALL) {
            if (facets.contains(facet)) {
                parts.put(facet, questions.add(readers.get(facet).host(snapshot)));
            }
        }
        return parts;
    }

    private Map<Facet, Questions.Part> askContainer(Questions questions, Asked asked, Set<Facet> facets) {
        Map<Facet, Questions.Part> parts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.ALL) {
            if (facets.contains(facet)) {
                parts.put(facet, questions.add(readers.get(facet).container(asked)));
            }
        }
        return parts;
    }

    private Mirror mirror(
            Asked asked,
            Map<Facet, Questions.Part> host,
            Map<Facet, Questions.Part> container,
            Map<Kind, Long> place) {
        Map<Facet, FacetView> views = new EnumMap<>(Facet.class);
        container.forEach((facet, part) -> {
            FacetView view = readers.get(facet).view(asked, host.get(facet).answers(), part.answers());
            views.put(facet, elsewhere(asked.snapshot(), view, place));
        });
        return new Mirror(asked.who(), views);
    }

    /** Says so where what is shown as the host's is not: inside a debug container a login sees that container's. */
    private static FacetView elsewhere(Snapshot snapshot, FacetView view, Map<Kind, Long> place) {
        Kind kind = view.facet().kind();
        Optional<Long> host = Optional.ofNullable(snapshot.host().get(kind));
        Optional<Long> login = Optional.ofNullable(place.get(kind));
        if (view.facet() == Facet.USERS || view.facet() == Facet.MOUNTS
                || host.isEmpty() || login.isEmpty() || host.equals(login)) {
            return view;
        }
        return new FacetView(view.facet(), view.shared(),
                Sides.noted(view.host(), "this login is not in the %s namespace of the node's PID 1: it shows its own"
                        .formatted(kind.label())),
                view.container(), view.pairs());
    }

    /** Commands collected for one round trip, and who asked which. */
    private static final class Questions {
        private final List<Command> commands = new ArrayList<>();
        private List<Answer> answers = List.of();

        /** Some commands of the round trip. */
        final class Part {
            private final int from;
            private final int to;

            private Part(int from, int to) {
                this.from = from;
                this.to = to;
            }

            List<Answer> answers() {
                return answers.subList(from, to);
            }
        }

        Part add(List<Command> more) {
            int from = commands.size();
            commands.addAll(more);
            return new Part(from, commands.size());
        }

        void ask(Node node) throws NodeException {
            answers = commands.isEmpty() ? List.of() : node.run(commands);
        }
    }
}
