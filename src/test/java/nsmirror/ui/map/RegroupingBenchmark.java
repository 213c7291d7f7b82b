package nsmirror.ui.map;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import nsmirror.diagram.Flight;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Pieces;
import nsmirror.diagram.Subject;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import nsmirror.reading.LayoutTimes;

/**
 * How long a frame takes while processes regroup, beside a loop on a bare canvas, turn by turn in one run; then how
 * long layout takes. README says how to start it, and with which settings.
 */
public final class RegroupingBenchmark {
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 6;
    private static final List<Grouping> TOUR = List.of(new Grouping.ByContainer(), new Grouping.ByKind(Kind.NET),
            new Grouping.ByKind(Kind.PID), new Grouping.ByKind(Kind.MNT), new Grouping.ByKind(Kind.USER));

    private final Faces faces = new Faces();
    private final MapView map = new MapView(faces, new Nobody());
    private final Canvas bare = new Canvas(WIDTH, HEIGHT);
    private final List<Turn> turns = new ArrayList<>();
    private final List<Result> results = List.of(new Result(1_000), new Result(5_000));
    private final CountDownLatch done = new CountDownLatch(1);

    private record Result(int processes, FrameTimes flying, FrameTimes filling) {
        Result(int processes) {
            this(processes, new FrameTimes(), new FrameTimes());
        }
    }

    /** Something that is seen for a moment, frame by frame. */
    private interface Turn {
        void begin(long now);

        /** Paints what is seen now; whether there is more. */
        boolean frame(long now);
    }

    /** Prints its tables. */
    public static void main(String[] args) throws InterruptedException, NodeException, IOException {
        CountDownLatch shown = new CountDownLatch(1);
        RegroupingBenchmark[] benchmark = new RegroupingBenchmark[1];
        Platform.startup(() -> {
            benchmark[0] = new RegroupingBenchmark();
            benchmark[0].show();
            shown.countDown();
        });
        shown.await();
        benchmark[0].done.await();
        Platform.exit();
        benchmark[0].print();
        LayoutTimes.print();
    }

    private void show() {
        Stage stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(new Scene(new StackPane(map, bare), WIDTH, HEIGHT));
        stage.show();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (Result result : results) {
                tour(round < WARM_UP ? new Result(result.processes) : result);
            }
        }
        new AnimationTimer() {
            private int current = -1;

            @Override
            public void handle(long now) {
                if (current >= 0 && turns.get(current).frame(now)) {
                    return;
                }
                if (++current == turns.size()) {
                    stop();
                    done.countDown();
                } else {
                    turns.get(current).begin(now);
                }
            }
        }.start();
    }

    /** Through the groupings and back to the first, each way flown and then filled. */
    private void tour(Result result) {
        BundledFont font = BundledFont.load();
        Snapshot node = SampleSnapshots.of(result.processes);
        List<NodeMap> diagrams = TOUR.stream()
                .map(grouping -> MapLayout.of(node, grouping, WIDTH, HEIGHT, font,
                        MapLayout.Options.ordinary().roomy(), Optional.empty())).toList();
        turns.add(new Standing(diagrams.getFirst()));
        for (int i = 0; i < diagrams.size(); i++) {
            NodeMap from = diagrams.get(i);
            NodeMap to = diagrams.get((i + 1) % diagrams.size());
            turns.add(new Flying(to, result.flying));
            turns.add(new Filling(Flight.between(Pieces.of(from.diagram()), Pieces.of(to.diagram())), result.filling));
        }
    }

    private void print() {
        System.out.println("processes  frames  flying p50  p95  longest  filling p50  p95 (ms)  p95 ratio");
        for (Result result : results) {
            System.out.printf("%9d  %6d  %10.1f  %3.1f  %7.1f  %11.1f  %3.1f       %9.2f%n", result.processes,
                    result.flying.count(), result.flying.percentile(50), result.flying.percentile(95),
                    result.flying.longest(), result.filling.percentile(50), result.filling.percentile(95),
                    result.flying.percentile(95) / result.filling.percentile(95));
        }
    }

    /** A diagram at rest, not measured. */
    private final class Standing implements Turn {
        private final NodeMap diagram;

        private Standing(NodeMap diagram) {
            this.diagram = diagram;
        }

        @Override
        public void begin(long now) {
            map.setVisible(true);
            bare.setVisible(false);
            map.reduceMotion(true);
            map.show(diagram);
            map.reduceMotion(false);
        }

        @Override
        public boolean frame(long now) {
            return false;
        }
    }

    /** The map on its way to a diagram; its first frame is the one that makes the flight. */
    private final class Flying implements Turn {
        private final NodeMap to;
        private final FrameTimes times;

        private Flying(NodeMap to, FrameTimes times) {
            this.to = to;
            this.times = times;
        }

        @Override
        public void begin(long now) {
            map.setVisible(true);
            bare.setVisible(false);
            times.begin();
            map.show(to);
        }

        @Override
        public boolean frame(long now) {
            times.frame();
            return map.moving();
        }
    }

    /** The bare loop with as many squares and labels as a flight has, for as long. */
    private final class Filling implements Turn {
        private final BareLoop loop;
        private final FrameTimes times;
        private long begun;

        private Filling(Flight flight, FrameTimes times) {
            this.loop = new BareLoop(flight, bare, faces);
            this.times = times;
        }

        @Override
        public void begin(long now) {
            bare.setVisible(true);
            // What lies under a canvas is drawn all the same.
            map.setVisible(false);
            begun = now;
            times.pause();
        }

        @Override
        public boolean frame(long now) {
            times.frame();
            double time = (now - begun) / 600e6;
            loop.frame(time);
            return time < 1;
        }
    }

    /** The map alone. */
    private static final class Nobody implements MapView.Listener {
        @Override
        public void resized(double width, double height) {}

        @Override
        public void selected(Optional<Subject> subject) {}

        @Override
        public void compared(Subject subject) {}

        @Override
        public void hovered(Optional<Subject> subject) {}
    }
}
