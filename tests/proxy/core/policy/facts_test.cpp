#include "proxy/core/policy/facts.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;

/// What a route sees of a request.
class FactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        headers_.clear();
        headers_.add("X-Team", "red");
        labels_ = {{"plan", "free", record::Metadatum::Kind::Text},
                   {"seats", "12", record::Metadatum::Kind::Number},
                   {"beta", "true", record::Metadatum::Kind::Bool}};
        body_ = tests::quoted(
            "{'model':'m','user':'ad\\u0061','n':2,'deep':{'list':[{'x':1.5},{'x'"
            ":'two'}]},'tags':['a','b'],'no':null,'yes':true}");
        facts_ = policy::Facts();
        facts_.headers = &headers_;
        facts_.metadata = labels_;
        facts_.body = body_;
        facts_.query = "debug=1&x=%20y";
        facts_.claims =
            R"({"sub":"ada","org":{"plan":"pro"},"https://x.example/tier":2,"roles":["a","b"]})";
        facts_.model = "gpt-x";
        facts_.method = "POST";
        facts_.read = [](const policy::Facts&) {
            return policy::Facts::Content{70, {"tools", "images"}};
        };
        facts_.count = [](const policy::Facts&) { return std::int64_t(1200); };
    }

    void fields_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        const char* rows[][2] = {{"body.user", "\"ada\""},
                                 {"user", "\"ada\""},
                                 {"body.n", "2"},
                                 {"body.deep.list.0.x", "1.5"},
                                 {"body.deep.list.1.x", "\"two\""},
                                 {"body.deep.list.2.x", ""},
                                 {"body.deep", ""},
                                 {"body.tags", "\"a\" \"b\""},
                                 {"body.no", ""},
                                 {"body.yes", "true"},
                                 {"body.nobody", ""},
                                 {"headers.x-team", "\"red\""},
                                 {"header.X-TEAM", "\"red\""},
                                 {"headers.x-none", ""},
                                 {"query.x", "\" y\""},
                                 {"metadata.plan", "\"free\""},
                                 {"metadata.seats", "12"},
                                 {"metadata.beta", "true"},
                                 {"metadata.none", ""},
                                 {"model", "\"gpt-x\""},
                                 {"method", "\"POST\""},
                                 {"path", ""},
                                 {"tokens", "1200"},
                                 {"complexity", "70"},
                                 {"needs", "\"tools\" \"images\""},
                                 {"stream", "false"},
                                 {"claims.sub", "\"ada\""},
                                 {"claim.org.plan", "\"pro\""},
                                 {"claim.https://x.example/tier", "2"},
                                 {"claim.roles", "\"a\" \"b\""},
                                 {"claim.none", ""},
                                 {"claim.sub.none", ""}};
        for (const auto& row : rows) QTest::newRow(row[0]) << row[0] << row[1];
    }

    void fields()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        const auto read = policy::readField(field.toStdString());
        QVERIFY(read.ok());
        QCOMPARE(QString::fromStdString(read->text), field);
        std::string shown;
        for (const auto& each : facts_.lookUp(*read))
            shown += (shown.empty() ? "" : " ") + policy::show(each);
        QCOMPARE(QString::fromStdString(shown), value);
    }

    void whatNamesNothing()
    {
        for (const char* text : {"", "$eq", "headers", "metadata", "body"}) {
            const auto read = policy::readField(text);
            QVERIFY2(!read.ok(), text);
            QVERIFY(!read.error().hint.empty());
        }
    }

    void brokenBodiesHoldNothing()
    {
        for (const char* body : {"", "[", "{\"user\"", "no json", "{\"user\":{", "\"user\""}) {
            facts_.body = body;
            QVERIFY2(facts_.text(*policy::readField("body.user")).empty(), body);
        }
    }

    void theContentIsReadOnce()
    {
        static int reads = 0;
        static int counts = 0;
        reads = counts = 0;
        facts_.count = [](const policy::Facts&) { return std::int64_t(++counts); };
        facts_.read = [](const policy::Facts&) {
            ++reads;
            return policy::Facts::Content{};
        };
        facts_.text(*policy::readField("model"));
        QCOMPARE(reads, 0);
        facts_.text(*policy::readField("tokens"));
        facts_.text(*policy::readField("complexity"));
        facts_.text(*policy::readField("needs"));
        QCOMPARE(reads, 1);
        facts_.text(*policy::readField("tokens"));
        QCOMPARE(counts, 1);
    }

private:
    http::Headers headers_;
    std::vector<record::Metadatum> labels_;
    std::string body_;
    policy::Facts facts_;
};

GH_SUITE(FactsTest)
#include "facts_test.moc"
