package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.Routes;
import nsmirror.probe.Routes.Route;
import nsmirror.probe.Routes.Table;

/** {@code ip route} on both sides, IPv4 and IPv6. */
final class RoutesFacet implements FacetReader {
    @Override
    public List<Command> asks(Asked asked) {
        return List.of(command(asked));
    }

    private static Command command(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> Routes.ofHost();
            case Side.OfContainer(var _, var leader) -> Routes.of(leader);
        };
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        Answer answer = answers.to(command(asked));
        Table table = Routes.read(answer);
        List<String> notes = new ArrayList<>(Sides.neighbours(asked, Kind.NET).stream().toList());
        if (!table.others().isEmpty()) {
            List<String> others = table.others().entrySet().stream()
                    .map(each -> "%d in table %s".formatted(each.getValue(), each.getKey())).toList();
            notes.add("the main table; more with \"table all\": " + String.join(", ", others));
        }
        Sides.skipped(table.skipped()).ifPresent(notes::add);
        return new View(typed(asked), Optional.empty(), table.routes().stream().map(RoutesFacet::row).toList(), notes,
                Trouble.with(asked, answer));
    }

    private static Row row(Route route) {
        return new Cells()
                .with("destination", route.destination())
                .with("via", route.via())
                .with("interface", route.devices())
                .with("source", route.source())
                .with("metric", route.metric())
                .with("protocol", route.protocol())
                .with("scope", route.scope())
                .with("type", route.type())
                .with("family", route.family())
                .row();
    }

    @Override
    public String typed(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> "ip route; ip -6 route";
            case Side.OfContainer(var _, var leader) ->
                "sudo nsenter -t %1$d -n ip route; sudo nsenter -t %1$d -n ip -6 route".formatted(leader.pid());
        };
    }

    @Override
    public String shared() {
        return "routes are the same";
    }
}
