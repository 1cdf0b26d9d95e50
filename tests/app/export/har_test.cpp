#include "app/export/har.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "tests/app/export/full_exchange.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const QString kBase = QStringLiteral("http://127.0.0.1:8686");

QStringList names(std::initializer_list<const char*> words)
{
    QStringList list;
    for (const char* word : words) list += QLatin1String(word);
    return list;
}

/// The names a HAR 1.2 object must have; "?" those it may have beside them.
struct Shape {
    const char* object;
    QStringList must;
    QStringList may;
};

QString complaint(const QJsonObject& json, const Shape& shape)
{
    for (const QString& name : shape.must) {
        if (!json.contains(name))
            return QLatin1String(shape.object) + QStringLiteral(" lacks ") + name;
    }
    for (const QString& name : json.keys()) {
        if (name.startsWith(QLatin1Char('_'))) continue;
        if (!shape.must.contains(name) && !shape.may.contains(name))
            return QLatin1String(shape.object) + QStringLiteral(" has ") + name;
    }
    return {};
}

}  // namespace

class HarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// The field list of the HAR 1.2 text.
    void hasTheFieldsOfHar12()
    {
        for (const record::Exchange& exchange : {fullExchange(), record::Exchange()}) {
            const QJsonObject entry = app::harEntry(exchange, kBase);
            const auto part = [&entry](const char* name) {
                return entry[QLatin1String(name)].toObject();
            };
            const QStringList message =
                names({"httpVersion", "cookies", "headers", "headersSize", "bodySize"});
            const Shape shapes[] = {
                {"request", message + names({"method", "url", "queryString"}),
                 names({"postData", "comment"})},
                {"response", message + names({"status", "statusText", "content", "redirectURL"}),
                 names({"comment"})},
                {"timings", names({"send", "wait", "receive"}),
                 names({"blocked", "dns", "connect", "ssl", "comment"})},
            };
            for (const Shape& each : shapes)
                QCOMPARE(complaint(part(each.object), each), QString());
            const Shape whole{
                "entry",
                names({"startedDateTime", "time", "request", "response", "cache", "timings"}),
                names({"pageref", "serverIPAddress", "connection", "comment"})};
            QCOMPARE(complaint(entry, whole), QString());
            const Shape content{"content", names({"size", "mimeType"}),
                                names({"compression", "text", "encoding"})};
            QCOMPARE(complaint(part("response")[QLatin1String("content")].toObject(), content),
                     QString());
            const QJsonObject posted = part("request")[QLatin1String("postData")].toObject();
            const Shape post{"postData", names({"mimeType", "text"}), names({"params", "comment"})};
            if (!posted.isEmpty()) QCOMPARE(complaint(posted, post), QString());
        }
    }

    void timingsAddUpToTheTime()
    {
        const QJsonObject entry = app::harEntry(fullExchange(), kBase);
        double sum = 0;
        const QJsonObject timings = entry[QLatin1String("timings")].toObject();
        for (const QJsonValue& each : timings) sum += std::max(0.0, each.toDouble());
        QCOMPARE(sum, entry[QLatin1String("time")].toDouble());
        QCOMPARE(timings[QLatin1String("wait")].toDouble(), 567.0);
        record::Exchange refused;
        refused.endedAt = 5000;
        const QJsonObject none = app::harEntry(refused, kBase)[QLatin1String("timings")].toObject();
        QCOMPARE(none[QLatin1String("wait")].toDouble(), 5.0);
        QCOMPARE(none[QLatin1String("send")].toDouble(), 0.0);
    }

    void aStreamKeepsItsTimes()
    {
        const QJsonArray events =
            app::harEntry(fullExchange(),
                          kBase)[QLatin1String("response")][QLatin1String("_events")]
                .toArray();
        QCOMPARE(events.size(), qsizetype{2});
        QCOMPARE(events[0][QLatin1String("at")].toInteger(), qint64{1'486'001});
        QCOMPARE(events[1][QLatin1String("size")].toInteger(), qint64{8});
    }

    void theFrameIsJson()
    {
        const QByteArray empty = app::harBegin() + app::harEnd();
        const QJsonDocument document = QJsonDocument::fromJson(empty);
        QCOMPARE(document[QLatin1String("log")][QLatin1String("version")].toString(),
                 QStringLiteral("1.2"));
        QVERIFY(document[QLatin1String("log")][QLatin1String("creator")][QLatin1String("version")]
                    .isString());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::HarTest;
GH_SUITE(HarTest)
#include "har_test.moc"
