#include "proxy/core/pipeline/model_list.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

QJsonObject answered(Scene& scene, std::string_view family, const std::string& model = {})
{
    scene.ask("GET", "/v1/models");
    scene.x.parse.family = family;
    scene.x.parse.operation =
        model.empty() ? dialect::Operation::Models : dialect::Operation::Model;
    scene.x.parse.facts.model = model;
    pipeline::answerModels(scene.x, *scene.snapshot);
    return QJsonDocument::fromJson(QByteArray::fromStdString(scene.x.reply.body)).object();
}

QStringList idsOf(const QJsonArray& rows, const QString& name = QStringLiteral("id"))
{
    QStringList ids;
    for (const auto row : rows) ids += row.toObject()[name].toString();
    return ids;
}

}  // namespace

/// GET /v1/models and /v1/models/{id}.
class ModelListTest : public QObject {
    Q_OBJECT

private slots:

    void openAiShape()
    {
        Scene scene;
        const QJsonObject list = answered(scene, "openai");
        QCOMPARE(scene.x.reply.status, 200);
        QVERIFY(scene.x.reply.set && scene.x.reply.local);
        QCOMPARE(scene.x.reply.contentType, std::string("application/json"));
        QCOMPARE(list["object"].toString(), QString("list"));
        const auto ids = idsOf(list["data"].toArray());
        QVERIFY(ids.contains("openai/gpt-4"));
        QVERIFY(ids.contains("sample/echo"));
        for (const auto row : list["data"].toArray()) {
            QCOMPARE(row.toObject()["object"].toString(), QString("model"));
            QVERIFY(row.toObject()["created"].toInteger() > 1'500'000'000);
            QVERIFY(!row.toObject()["owned_by"].toString().isEmpty());
        }
    }

    /// A caller is shown what it may call, and learns nothing of the rest.
    void onlyWhatTheCallerMayCall()
    {
        Scene scene;
        scene.config.aliases = {{"fast", "openai/gpt-4"}, {"other", "anthropic/claude-x"}};
        scene.ask("GET", "/v1/models");
        identity::KeyEntry key;
        key.models = {"openai/gpt-4*"};
        scene.x.caller.entry = &key;
        scene.x.parse.family = "openai";
        scene.x.parse.operation = dialect::Operation::Models;
        pipeline::answerModels(scene.x, *scene.snapshot);
        const auto list =
            QJsonDocument::fromJson(QByteArray::fromStdString(scene.x.reply.body)).object();
        const auto ids = idsOf(list["data"].toArray());
        QVERIFY(ids.contains("openai/gpt-4") && ids.contains("fast"));
        QVERIFY(!ids.contains("other"));
        for (const auto& id : ids)
            QVERIFY2(id == "fast" || id.startsWith("openai/gpt-4"), qPrintable(id));
        scene.x.parse.operation = dialect::Operation::Model;
        scene.x.parse.facts.model = "sample/echo";
        pipeline::answerModels(scene.x, *scene.snapshot);
        QCOMPARE(scene.x.reply.status, 404);
    }

    /// Providers that only the client's own key reaches are not offered, and none that is off.
    void onlyWhatIsSetUp()
    {
        Scene scene;
        scene.config.providers[1].enabled = false;  // anthropic
        for (const QString& id : idsOf(answered(scene, "openai")["data"].toArray()))
            QVERIFY2(id.startsWith("openai/") || id.startsWith("sample/"), qPrintable(id));
    }

    void theUsersOwnNamesComeToo()
    {
        Scene scene;
        scene.config.aliases.push_back({"fast", "openai/gpt-4"});
        const auto list = answered(scene, "openai")["data"].toArray();
        QVERIFY(idsOf(list).contains("fast"));
        const auto one = answered(scene, "anthropic", "fast");
        QCOMPARE(one["id"].toString(), QString("fast"));
        QVERIFY(one["display_name"].toString().endsWith("openai/gpt-4"));
    }

    void anthropicShape()
    {
        Scene scene;
        const QJsonObject list = answered(scene, "anthropic");
        const auto ids = idsOf(list["data"].toArray());
        QVERIFY(ids.size() > 2);
        QCOMPARE(list["first_id"].toString(), ids.front());
        QCOMPARE(list["last_id"].toString(), ids.back());
        QCOMPARE(list["has_more"], QJsonValue(false));
        const auto first = list["data"].toArray().first().toObject();
        QCOMPARE(first["type"].toString(), QString("model"));
        QVERIFY(first["created_at"].toString().endsWith("T12:00:00Z"));
    }

    void noModelsAtAll()
    {
        Scene scene;
        scene.config.providers.clear();
        QCOMPARE(answered(scene, "openai")["data"].toArray().size(), qsizetype(0));
        const QJsonObject list = answered(scene, "anthropic");
        QVERIFY(list["first_id"].isNull() && list["last_id"].isNull());
        QCOMPARE(answered(scene, "gemini")["models"].toArray().size(), qsizetype(0));
    }

    void geminiShape()
    {
        Scene scene;
        const auto rows = answered(scene, "gemini")["models"].toArray();
        QVERIFY(idsOf(rows, "name").contains("models/openai/gpt-4"));
        const auto one = answered(scene, "gemini", "openai/gpt-4");
        QCOMPARE(one["inputTokenLimit"].toInt(), 8192);
        QCOMPARE(one["outputTokenLimit"].toInt(), 8192);
        QVERIFY(one["supportedGenerationMethods"].toArray().contains("generateContent"));
        QVERIFY(!answered(scene, "gemini", "sample/echo").contains("inputTokenLimit"));  // unknown
    }

    /// The day a model came out at noon, so that the answer never changes by itself.
    void datesAreThoseOfTheCard()
    {
        Scene scene;
        QCOMPARE(answered(scene, "openai", "openai/gpt-3.5-turbo")["created"].toInteger(),
                 qint64(1'677'672'000));  // 2023-03-01T12:00:00Z
        QCOMPARE(answered(scene, "anthropic", "openai/gpt-3.5-turbo")["created_at"].toString(),
                 QString("2023-03-01T12:00:00Z"));
        QCOMPARE(answered(scene, "openai", "sample/echo")["created"].toInteger(),
                 qint64(1'735'732'800));  // unknown: 2025-01-01T12:00:00Z
    }

    void oneIsFoundWithAndWithoutItsProvider()
    {
        Scene scene;
        QCOMPARE(answered(scene, "openai", "openai/gpt-4")["id"].toString(),
                 QString("openai/gpt-4"));
        QCOMPARE(answered(scene, "openai", "gpt-4")["owned_by"].toString(), QString("openai"));
    }

    void anUnknownOneIsNotFound()
    {
        Scene scene;
        answered(scene, "openai", std::string(500, 'x'));
        QCOMPARE(scene.x.reply.status, 404);
        QCOMPARE(scene.x.reply.error.kind, ErrorKind::NotFound);
        QVERIFY(!scene.x.reply.local);
        QVERIFY(scene.x.reply.error.message.size() < 200);  // the name is not echoed at any length
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ModelListTest;
GH_SUITE(ModelListTest)
#include "model_list_test.moc"
