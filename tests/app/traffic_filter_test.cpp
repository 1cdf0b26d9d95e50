#include "app/traffic_filter.h"

#include "tests/support/suite.h"

using gatehouse::app::parseTrafficFilter;
using gatehouse::app::trafficFilterText;

class TrafficFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void statuses_data();
    void statuses();
    void keys();
    void marks();
    void problems_data();
    void problems();
    void whatNoColumnTellsIsACondition();
    void partsThatCanBeNarrowed();
    void textAndBack();
};

void TrafficFilterTest::words_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("query");
    QTest::newRow("nothing") << QStringLiteral("   ") << QString();
    QTest::newRow("words") << QStringLiteral("parcel late")
                           << QStringLiteral("\"parcel\" \"late\"");
    QTest::newRow("beginning") << QStringLiteral("parc*") << QStringLiteral("\"parc\"*");
    QTest::newRow("phrase") << QStringLiteral("\"where is it\"")
                            << QStringLiteral("\"where is it\"");
    QTest::newRow("signs of FTS") << QStringLiteral("a (b NEAR c) ^d \"OR\"")
                                  << QStringLiteral("\"a\" \"b\" \"NEAR\" \"c\" \"^d\" \"OR\"");
    QTest::newRow("address") << QStringLiteral("http://a.example/x")
                             << QStringLiteral("\"http://a.example/x\"");
    QTest::newRow("time") << QStringLiteral("14:05") << QStringLiteral("\"14:05\"");
    QTest::newRow("star alone") << QStringLiteral("*") << QString();
}

void TrafficFilterTest::words()
{
    QFETCH(QString, typed);
    QFETCH(QString, query);
    const auto parsed = parseTrafficFilter(typed, 0);
    QVERIFY2(parsed.ok(), qPrintable(parsed.problem));
    QCOMPARE(QString::fromStdString(parsed.filter.text), query);
}

void TrafficFilterTest::statuses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("one") << QStringLiteral("status:404") << 404 << 404;
    QTest::newRow("class") << QStringLiteral("status:4xx") << 400 << 499;
    QTest::newRow("capitals") << QStringLiteral("STATUS:5XX") << 500 << 599;
    QTest::newRow("range") << QStringLiteral("status:400-429") << 400 << 429;
}

void TrafficFilterTest::statuses()
{
    QFETCH(QString, typed);
    QFETCH(int, from);
    QFETCH(int, to);
    const auto parsed = parseTrafficFilter(typed, 0);
    QVERIFY2(parsed.ok(), qPrintable(parsed.problem));
    QCOMPARE(parsed.filter.statusFrom.value_or(0), from);
    QCOMPARE(parsed.filter.statusTo.value_or(0), to);
}

void TrafficFilterTest::keys()
{
    const auto parsed = parseTrafficFilter(
        QStringLiteral("model:gpt-5 provider:openai key:\"ana laptop\" status:error last:2h late"),
        10'000'000'000);
    QVERIFY2(parsed.ok(), qPrintable(parsed.problem));
    QCOMPARE(parsed.filter.model, std::string("gpt-5"));
    QCOMPARE(parsed.filter.provider, std::string("openai"));
    QCOMPARE(parsed.filter.keyLabel, std::string("ana laptop"));
    QVERIFY(parsed.filter.onlyErrors);
    QCOMPARE(parsed.filter.from, 10'000'000'000 - 7'200'000'000);
    QCOMPARE(parsed.filter.text, std::string("\"late\""));
}

void TrafficFilterTest::marks()
{
    const auto parsed =
        parseTrafficFilter(QStringLiteral("pin:yes tag:slow note:\"ask Ana\" source:replay"), 0);
    QVERIFY2(parsed.ok(), qPrintable(parsed.problem));
    QVERIFY(parsed.filter.pinned == true);
    QCOMPARE(parsed.filter.tag, std::string("slow"));
    QCOMPARE(parsed.filter.note, std::string("ask Ana"));
    QVERIFY(parsed.filter.origin == gatehouse::record::Origin::Replay);
    QVERIFY(parseTrafficFilter(QStringLiteral("note:no"), 0).filter.noted == false);
}

void TrafficFilterTest::problems_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("length");
    QTest::newRow("unknown key") << QStringLiteral("a colour:red b") << 2 << 10;
    QTest::newRow("no status") << QStringLiteral("status:many") << 0 << 11;
    QTest::newRow("status out of range") << QStringLiteral("status:700") << 0 << 10;
    QTest::newRow("backward range") << QStringLiteral("status:499-400") << 0 << 14;
    QTest::newRow("no value") << QStringLiteral("x model:") << 2 << 6;
    QTest::newRow("open quote") << QStringLiteral("a \"b c") << 2 << 4;
    QTest::newRow("neither yes nor no") << QStringLiteral("pin:maybe") << 0 << 9;
    QTest::newRow("no source") << QStringLiteral("source:call") << 0 << 11;
    QTest::newRow("no unit") << QStringLiteral("last:15") << 0 << 7;
}

void TrafficFilterTest::problems()
{
    QFETCH(QString, typed);
    QFETCH(int, from);
    QFETCH(int, length);
    const auto parsed = parseTrafficFilter(typed, 0);
    QVERIFY(!parsed.ok());
    QCOMPARE(static_cast<int>(parsed.from), from);
    QCOMPARE(static_cast<int>(parsed.length), length);
}

/// What indexes find is taken from the tree; what is left is looked at row by row.
void TrafficFilterTest::whatNoColumnTellsIsACondition()
{
    const auto also = [](const char* text) {
        const auto parsed = parseTrafficFilter(QString::fromUtf8(text), 0);
        if (!parsed.ok()) qFatal("%s", qPrintable(parsed.problem));
        return parsed.filter.also.size();
    };
    QCOMPARE(also("status:4xx model:a key:b tag:c last:1h late"), std::size_t{0});
    QCOMPARE(also("latency>2s status:error"), std::size_t{1});
    QCOMPARE(also("status:4xx or latency>2s"), std::size_t{1});
    QCOMPARE(also("tag:a tag:b"), std::size_t{1});  // both must hold, the filter has room for one
    QCOMPARE(also("status<=299"), std::size_t{1});  // a running call has no status yet
    QCOMPARE(also("status>=400"), std::size_t{0});
    const auto parsed = parseTrafficFilter(QStringLiteral("-pin:yes tag:a tag:b status!=200"), 0);
    QVERIFY(parsed.filter.pinned == false);
    QCOMPARE(parsed.filter.tag, std::string("a"));
    QCOMPARE(parsed.filter.also.size(), std::size_t{2});
    const auto day = parseTrafficFilter(QStringLiteral("time>=2026-11-20 time<2026-11-22"), 0);
    QCOMPARE(day.filter.to - day.filter.from, 2 * 86'400'000'000);
}

void TrafficFilterTest::partsThatCanBeNarrowed()
{
    const auto part = [](const char* text) {
        return gatehouse::app::filterPart(QString::fromUtf8(text));
    };
    QCOMPARE(part(" "), QString());
    QCOMPARE(part("a b"), QStringLiteral("a b"));
    QCOMPARE(part("a or b"), QStringLiteral("(a or b)"));
    QCOMPARE(part("(a or b) c"), QStringLiteral("(a or b) c"));
    QCOMPARE(part("\"a or b\""), QStringLiteral("\"a or b\""));
}

void TrafficFilterTest::textAndBack()
{
    for (const char* text :
         {"status:4xx", "status:error", "status:404", "status:400-429 model:gpt-5",
          "provider:openai key:\"ana laptop\"", "pin:yes tag:slow source:import", "pin:no note:yes",
          "note:\"ask Ana\"", "status:5xx model:a \"late\""}) {
        const auto parsed = parseTrafficFilter(QString::fromUtf8(text), 0);
        QVERIFY(parsed.ok());
        QCOMPARE(trafficFilterText(parsed.filter), QString::fromUtf8(text));
    }
}

GH_SUITE(TrafficFilterTest)
#include "traffic_filter_test.moc"
