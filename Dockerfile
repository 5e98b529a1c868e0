# A node in a container: built with Maven, run on a JDK 25 (the start-up cache is made by it, in the image).
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN mvn -q -pl cli -am package -DskipTests

FROM eclipse-temurin:25-jdk
COPY --from=build /src/cli/target/dist/lib /opt/mote/lib
COPY mote LICENSE /opt/mote/
# One short start makes the start-up cache; the data folder belongs to the node's user.
RUN useradd --system --no-create-home mote \
    && install -d -o mote -g mote -m 700 /data \
    && /opt/mote/mote prepare \
    && ln -s /opt/mote/mote /usr/local/bin/mote
USER mote
VOLUME /data
EXPOSE 8080
# The node answers on the container's address, so it wants tokens: --token or --tokens-file behind the image's name.
ENTRYPOINT ["/opt/mote/mote", "up", "--listen", "0.0.0.0:8080", "--data", "/data"]
