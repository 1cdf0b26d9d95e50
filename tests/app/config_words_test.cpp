#include "app/config_words.h"

#include <type_traits>

#include <QTest>

#include "app/config_session.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::ChangeGroup;
using config::Config;

namespace {

template <class T>
struct ItemOf {
    using Type = T;
};

template <class T>
struct ItemOf<std::vector<T>> {
    using Type = T;
};

template <class Section>
void collect(const QString& path, QStringList& places)
{
    Section::fields([&](const auto& field) {
        using Member = typename std::decay_t<decltype(field)>::MemberType;
        using Item = typename ItemOf<Member>::Type;
        const QString own = QString::fromUtf8(field.key.data(), qsizetype(field.key.size()));
        const QString place = path.isEmpty() ? own : path + QLatin1Char('/') + own;
        if constexpr (config::Described<Item>) {
            collect<Item>(place, places);
        } else {
            places += place;
        }
    });
}

}  // namespace

class ConfigWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyFieldHasAName()
    {
        QStringList places;
        collect<Config>({}, places);
        QVERIFY(places.size() > 40);
        for (const QString& place : places)
            QVERIFY2(!app::fieldTitle(place).isEmpty(), qPrintable(place));
    }

    void aDrawingIsToldByItsNodes()
    {
        Config after;
        config::RouteConfig route;
        route.id = route.name = "support";
        route.versions.push_back(
            {.number = 1,
             .elements = "[{\"id\":\"s\",\"type\":\"start\"},{\"id\":\"e\",\"type\":\"end\"}]"});
        after.routes.push_back(route);
        bool told = false;
        for (const ChangeGroup& group : app::changeWords(Config(), after)) {
            for (const auto& change : group.lines)
                told = told || change.after == QStringLiteral("2 node(s)") ||
                       change.after == QStringLiteral("2 nodes");
        }
        QVERIFY(told);
    }

    void changesAreToldByThing()
    {
        Config before = config::firstRun();
        config::ProviderConfig openai;
        openai.id = "openai";
        before.providers.push_back(openai);
        Config after = before;
        after.providers.back().baseUrl = "https://proxy.example/v1";
        after.providers.back().idleTimeout = Millis(30'000);
        after.providers.back().prices = {{.model = "gpt-5", .input = "1.25"}};
        after.records.bodies = false;
        after.records.keepDays = 7;
        const auto groups = app::changeWords(before, after);
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[0].title, QStringLiteral("OpenAI"));
        QCOMPARE(groups[0].kind, ChangeGroup::Kind::Changed);
        QStringList lines;
        for (const auto& group : groups) {
            for (const auto& line : group.lines)
                lines += line.field + QStringLiteral(": ") + line.before + QStringLiteral(" > ") +
                         line.after;
        }
        const QStringList wanted{
            QStringLiteral("Base URL:  > https://proxy.example/v1"),
            QStringLiteral("Silence in an answer: 2 m 00 s > 30.0 s"),
            QStringLiteral("Price of gpt-5:  > new"),
            QStringLiteral("Price of gpt-5, input:  > $1.25 a million tokens"),
            QStringLiteral("Record prompts and answers: on > off"),
            QStringLiteral("Days to keep: 30 > 7"),
        };
        QCOMPARE(lines, wanted);
        QCOMPARE(app::summaryOf(groups), QStringLiteral("Changed OpenAI and 1 more"));
    }

    void whatCameAndWentIsSaid()
    {
        Config before = config::firstRun();
        config::ProviderConfig groq;
        groq.id = "groq";
        Config after = app::withProvider(before, groq);
        auto groups = app::changeWords(before, after);
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(groups[0].kind, ChangeGroup::Kind::Added);
        QCOMPARE(app::summaryOf(groups), QStringLiteral("Added Groq"));
        groups = app::changeWords(after, before);
        QCOMPARE(groups[0].kind, ChangeGroup::Kind::Removed);
        QCOMPARE(groups[0].title, QStringLiteral("Groq"));
        QVERIFY(groups[0].lines.empty());
        QVERIFY(app::changeWords(before, before).empty());
        QVERIFY(app::summaryOf({}).isEmpty());
    }

    void noSecretIsShown()
    {
        Config before = config::firstRun();
        config::ProviderConfig openai;
        openai.id = "openai";
        before.providers.push_back(openai);
        Config after = app::withNewKey(before, QStringLiteral("ci"), 1'000'000).config;
        after.providers.back().headers = {{"x-team", "canary-value"}};
        for (const auto& group : app::changeWords(before, after)) {
            for (const auto& line : group.lines) {
                QVERIFY(!line.after.contains(QStringLiteral("canary")));
                QVERIFY(
                    !line.after.contains(QString::fromStdString(after.access.keys.back().hash)));
            }
        }
    }

    void placesHaveNames()
    {
        Config config = config::firstRun();
        config::ProviderConfig openai;
        openai.id = "openai";
        openai.headers = {{"x-team", "a"}};
        config.providers = {openai};
        const auto words = [&](const char* path) {
            return app::placeWords(config, QLatin1String(path));
        };
        QCOMPARE(words("/providers/0/baseUrl"), QStringLiteral("OpenAI · Base URL"));
        QCOMPARE(words("/providers/0/headers/0/value"),
                 QStringLiteral("OpenAI · Header x-team, value"));
        QCOMPARE(words("/server/listen"), QStringLiteral("Gateway · Addresses"));
        QCOMPARE(words("/providers/9/id"), QStringLiteral("Providers · Id"));
        QCOMPARE(words(""), QStringLiteral("File"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ConfigWordsTest;
GH_SUITE(ConfigWordsTest)
#include "config_words_test.moc"
