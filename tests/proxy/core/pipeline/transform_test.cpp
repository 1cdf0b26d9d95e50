#include "proxy/core/pipeline/transform.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;
using config::TransformConfig;

namespace transform_test {

/// Facts of a caller called Ada with a quote in the team's name.
struct Caller {
    std::vector<record::Metadatum> labels{
        {"user", "ada", record::Metadatum::Kind::Text},
        {"team", "red \"hot\" {{metadata.user}}", record::Metadatum::Kind::Text}};
    policy::Facts facts;

    Caller() { facts.metadata = labels; }
};

Result<std::string> body(std::vector<TransformConfig> transforms,
                         const std::string& before = "{'model':'m','a':{'b':1},'c':[1,2]}")
{
    Caller caller;
    return pipeline::transformedBody(tests::quoted(before), transforms, caller.facts);
}

}  // namespace transform_test

/// What a route changes on the way to the provider.
class TransformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void bodies_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* action, const char* target, const char* value,
                            const char* after) {
            QTest::addRow("%s %s %s", action, target, value) << action << target << value << after;
        };
        row("set", "temperature", "0.5", "{'model':'m','a':{'b':1},'c':[1,2],'temperature':0.5}");
        row("set", "a.b", "'x'", "{'model':'m','a':{'b':'x'},'c':[1,2]}");
        row("set", "a.d.e", "true", "{'model':'m','a':{'b':1,'d':{'e':true}},'c':[1,2]}");
        row("set", "c", "{}", "{'model':'m','a':{'b':1},'c':{}}");
        row("set", "user", "bare word", "{'model':'m','a':{'b':1},'c':[1,2],'user':'bare word'}");
        row("set", "user", "{{metadata.user}}", "{'model':'m','a':{'b':1},'c':[1,2],'user':'ada'}");
        row("set", "user", "'u-{{ metadata.user }}-1'",
            "{'model':'m','a':{'b':1},'c':[1,2],'user':'u-ada-1'}");
        row("remove", "c", "", "{'model':'m','a':{'b':1}}");
        row("remove", "a.b", "", "{'model':'m','a':{},'c':[1,2]}");
        row("remove", "x.y", "", "{'model':'m','a':{'b':1},'c':[1,2]}");
        row("rename", "c", "list", "{'model':'m','a':{'b':1},'list':[1,2]}");
        row("rename", "a.b", "z", "{'model':'m','a':{'z':1},'c':[1,2]}");
        row("rename", "none", "z", "{'model':'m','a':{'b':1},'c':[1,2]}");
    }

    void bodies()
    {
        QFETCH(QString, action);
        QFETCH(QString, target);
        QFETCH(QString, value);
        QFETCH(QString, after);
        const auto made =
            transform_test::body({{"t", action.toStdString(), "body", target.toStdString(),
                                   tests::quoted(value.toStdString())}});
        QVERIFY2(made.ok(), made ? "" : made.error().message.c_str());
        QCOMPARE(*made, tests::quoted(after.toStdString()));
    }

    void valuesAreEscapedAndNotReadAgain()
    {
        const auto made =
            transform_test::body({{"t", "set", "body", "x", "\"<{{metadata.team}}>\""}}, "{}");
        QCOMPARE(*made, std::string("{\"x\":\"<red \\\"hot\\\" {{metadata.user}}>\"}"));
    }

    void whatCannotBe()
    {
        auto made = transform_test::body({{"t", "set", "body", "x", "{{metadata.none}}"}});
        QVERIFY(!made.ok());
        QVERIFY(made.error().message.find("metadata.none") != std::string::npos);
        made = transform_test::body({{"t", "remove", "body", "x", ""}}, "[1]");
        QVERIFY(!made.ok());
    }

    void nothingToChangeIsNothing()
    {
        QCOMPARE(*transform_test::body({}), std::string());
        QCOMPARE(*transform_test::body({{"t", "set", "header", "x", "1"}}), std::string());
    }

    void headers()
    {
        transform_test::Caller caller;
        const std::vector<TransformConfig> transforms{
            {"a", "set", "header", "X-User", "u={{metadata.user}}"},
            {"b", "remove", "header", "x-debug", ""},
            {"c", "rename", "header", "x-old", "x-new"},
            {"d", "set", "body", "y", "1"}};
        const auto changes = pipeline::headerChanges(transforms, caller.facts);
        QVERIFY(changes.ok());
        QCOMPARE(changes->size(), std::size_t(3));
        QCOMPARE((*changes)[0].value, std::string("u=ada"));
        QVERIFY((*changes)[0].isAdded);
        QVERIFY((*changes)[1].newName.empty());
        QCOMPARE((*changes)[2].newName, std::string("x-new"));
        const std::vector<TransformConfig> broken{{"a", "set", "header", "X", "a\nb"}};
        QVERIFY(!pipeline::headerChanges(broken, caller.facts).ok());
    }
};

GH_SUITE(TransformTest)
#include "transform_test.moc"
