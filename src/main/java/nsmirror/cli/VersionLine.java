package nsmirror.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** {@code nsmirror --version}: the version the build wrote into the jar. */
final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(VersionLine.class.getPackage().getImplementationVersion())
                .orElse("built from source");
        return new String[] {"nsmirror " + version};
    }
}
