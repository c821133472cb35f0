# The command as a container, made from the zip that `mvn package` leaves:
#
#   docker build -t overfit .
#   docker run --rm -v overfit:/study overfit sizes
#
# .ci/zip tests src/docker/root.sh and its result in an empty root; docs/install.md says what of this file remains untested.
FROM eclipse-temurin:17-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends unzip && rm -rf /var/lib/apt/lists/*
COPY src/docker/root.sh target/overfit-*.zip /build/
RUN sh /build/root.sh /build/overfit-*.zip /image

FROM debian:12-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends libstdc++6 fontconfig fonts-dejavu-core \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /image/opt /opt
COPY --from=build --chown=10001:10001 /image/study /study
ENV JAVA_HOME=/opt/java PATH=/opt/overfit/bin:/usr/bin:/bin
USER 10001:10001
WORKDIR /study
VOLUME /study
# Checks that Java starts with the whole command and that results can be written. The service of src/example, which answers /health, is not here.
HEALTHCHECK --interval=5m --timeout=30s CMD overfit --version && test -w /study
ENTRYPOINT ["overfit"]
CMD ["--help"]
