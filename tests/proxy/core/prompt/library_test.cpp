#include "proxy/core/prompt/library.h"

#include <map>

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;
using prompt::Library;
using prompt::readReference;

namespace library_test {

config::PromptVersionConfig version(std::int64_t number)
{
    return {.number = number,
            .content = tests::quoted("{'messages':[{'role':'user','content':'x'}]}")};
}

config::PromptConfig promptOf(const std::string& name)
{
    config::PromptConfig made;
    made.name = name;
    made.versions = {version(1), version(2), version(3)};
    made.labels = {{"production", 2}, {"staging", 3}};
    return made;
}

std::int64_t chosen(const Library& library, std::string_view reference, std::uint64_t chance = 1,
                    policy::Facts* facts = nullptr)
{
    const auto found = library.choose(readReference(reference), chance, facts);
    return found ? found->number : 0;
}

}  // namespace library_test

/// Which version of a prompt a call gets.
class LibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void byLabelAndNumber()
    {
        using library_test::chosen;
        std::vector<config::PromptConfig> prompts{library_test::promptOf("p")};
        const auto library = Library::build(prompts);
        QVERIFY(library.ok());
        QCOMPARE(chosen(*library, "p"), 2);
        QCOMPARE(chosen(*library, "p@staging"), 3);
        QCOMPARE(chosen(*library, "p@1"), 1);
        QCOMPARE(chosen(*library, "p@4"), 0);
        QCOMPARE(chosen(*library, "p@nobody"), 0);
        QCOMPARE(chosen(*library, "q"), 0);
        const auto labelled = library->choose(readReference("p"), 1, nullptr);
        QCOMPARE(labelled->label, std::string("production"));
        prompts[0].enabled = false;
        QVERIFY(library->choose(readReference("p"), 1, nullptr).error().kind ==
                ErrorKind::Unavailable);
    }

    void withoutALabelTheNewestServes()
    {
        std::vector<config::PromptConfig> prompts{library_test::promptOf("p")};
        prompts[0].labels.clear();
        const auto library = Library::build(prompts);
        QCOMPARE(library_test::chosen(*library, "p"), 3);
    }

    void sharesWithinTwoPercent()
    {
        std::vector<config::PromptConfig> prompts{library_test::promptOf("p")};
        prompts[0].shares = {{1, 30}, {3, 10}};
        const auto library = Library::build(prompts);
        constexpr int kCalls = 10'000;
        std::map<std::int64_t, int> counts;
        for (int i = 0; i < kCalls; ++i)
            ++counts[library_test::chosen(*library, "p", static_cast<std::uint64_t>(i))];
        QVERIFY(std::abs(counts[1] - 3'000) <= 200);
        QVERIFY(std::abs(counts[3] - 1'000) <= 200);
        QVERIFY(std::abs(counts[2] - 6'000) <= 200);
        // Who names a label gets it.
        for (int i = 0; i < 100; ++i)
            QCOMPARE(library_test::chosen(*library, "p@production", static_cast<std::uint64_t>(i)),
                     2);
    }

    void stickyCallersStay()
    {
        std::vector<config::PromptConfig> prompts{library_test::promptOf("p")};
        prompts[0].shares = {{1, 50}};
        prompts[0].stickyBy = "metadata.user";
        const auto library = Library::build(prompts);
        std::map<std::int64_t, int> counts;
        for (int user = 0; user < 200; ++user) {
            const std::vector<record::Metadatum> metadata{{"user", std::to_string(user)}};
            policy::Facts facts;
            facts.metadata = metadata;
            const auto first = library_test::chosen(*library, "p", 1, &facts);
            for (std::uint64_t call = 2; call < 10; ++call)
                QCOMPARE(library_test::chosen(*library, "p", call, &facts), first);
            ++counts[first];
        }
        QVERIFY(counts[1] > 60 && counts[2] > 60);
    }
};

GH_SUITE(LibraryTest)
#include "library_test.moc"
