#include "proxy/shell/store/judge.h"

#include <algorithm>

#include "proxy/core/base/random.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

namespace {

Condition is(Field field, Test test, std::int64_t number, std::string text = {})
{
    Condition made;
    made.kind = Condition::Kind::Is;
    made.field = field;
    made.test = test;
    made.number = number;
    made.text = std::move(text);
    return made;
}

Condition join(Condition::Kind kind, std::vector<Condition> parts)
{
    Condition made;
    made.kind = kind;
    made.parts = std::move(parts);
    return made;
}

std::vector<RowId> found(Reader& reader, Condition condition)
{
    Filter filter;
    filter.also = {std::move(condition)};
    return allIds(reader, filter);
}

/// A leaf of the fields that the rows below differ in.
Condition anyLeaf(Random& random)
{
    const auto pick = [&random](std::uint64_t below) {
        return static_cast<std::int64_t>(random.next() % below);
    };
    const Test order[] = {Test::Equals, Test::Less,    Test::AtMost,
                          Test::More,   Test::AtLeast, Test::Known};
    const Test test = order[pick(6)];
    switch (pick(7)) {
        case 0:
            return is(Field::Latency, test, pick(12) * 100'000);
        case 1:
            return is(Field::Cost, test, pick(12) * 1000);
        case 2:
            return is(Field::OutputTokens, test, pick(12));
        case 3:
            return is(Field::Model, Test::Begins, 0, pick(2) == 0 ? "gpt" : "cla");
        case 4:
            return is(Field::Words, Test::Equals, 0, pick(2) == 0 ? "even" : "odd");
        case 5:
            return is(Field::Pinned, Test::Equals, 0);
        default:
            return is(Field::Failed, Test::Equals, 0);
    }
}

Condition anyTree(Random& random, int depth)
{
    if (depth == 0 || random.next() % 3 == 0) return anyLeaf(random);
    const auto kind = static_cast<Condition::Kind>(random.next() % 3);
    std::vector<Condition> parts{anyTree(random, depth - 1)};
    if (kind != Condition::Kind::Not) parts.push_back(anyTree(random, depth - 1));
    return join(kind, std::move(parts));
}

bool compares(std::optional<std::int64_t> figure, const Condition& with)
{
    if (!figure) return false;
    return with.test == Test::Equals    ? *figure == with.number
           : with.test == Test::Less    ? *figure < with.number
           : with.test == Test::AtMost  ? *figure <= with.number
           : with.test == Test::More    ? *figure > with.number
           : with.test == Test::AtLeast ? *figure >= with.number
                                        : true;
}

/// The same question, asked of whole rows.
bool fits(const Condition& condition, const Row& row)
{
    const auto part = [&row](const Condition& each) { return fits(each, row); };
    switch (condition.kind) {
        case Condition::Kind::All:
            return std::ranges::all_of(condition.parts, part);
        case Condition::Kind::Any:
            return std::ranges::any_of(condition.parts, part);
        case Condition::Kind::Not:
            return !fits(condition.parts[0], row);
        case Condition::Kind::Is:
            break;
    }
    switch (condition.field) {
        case Field::Latency:
            return compares(row.latency < 0 ? std::nullopt : std::optional(row.latency), condition);
        case Field::Cost:
            return compares(row.cost ? std::optional(row.cost->value) : std::nullopt, condition);
        case Field::OutputTokens:
            return compares(row.usage.output, condition);
        case Field::Model:
            return row.model.starts_with(condition.text);
        case Field::Words:
            return row.id % 2 == (condition.text == "odd" ? 1 : 0);
        case Field::Pinned:
            return row.pinned;
        default:
            return row.status >= 400;
    }
}

}  // namespace

class JudgeTest : public QObject {
    Q_OBJECT

private:
    static void fill(Writer& writer, int rows)
    {
        for (int i = 1; i <= rows; ++i) {
            auto made = chat(std::to_string(i), i % 2 == 1 ? "odd one" : "even one");
            made->endedAt = i * 100'000;
            made->status = i % 4 == 0 ? 500 : 200;
            if (i % 4 == 0) made->outcome = record::Outcome::UpstreamError;
            made->modelAsked = i % 3 == 0 ? "claude-4" : "gpt-4.1";
            made->usage.output = i % 5 == 0 ? std::optional<std::int64_t>() : i;
            made->cost = i % 3 == 0 ? std::optional<PicoUsd>() : PicoUsd{i * 1000};
            writer.push(finished(std::move(made)));
        }
        writer.push(record::Marked{3, true, "ask Ana", {"slow"}});
        writer.push(record::Marked{4, true, "", {}});
    }

private slots:

    /// Six hundred random questions: each finds what a look at every row finds.
    void everyQuestionFindsWhatItSays()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        fill(**writer, 12);
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto rows = (*reader)->page(1, 12);
        QCOMPARE(rows->size(), std::size_t{12});
        Random random(7);
        for (int i = 0; i < 600; ++i) {
            const Condition question = anyTree(random, 3);
            std::vector<RowId> wanted;
            for (auto row = rows->rbegin(); row != rows->rend(); ++row) {
                if (fits(question, *row)) wanted.push_back(row->id);
            }
            QCOMPARE(found(**reader, question), wanted);
            Filter filter;
            filter.also = {question};
            std::vector<RowId> newer;
            for (const RowId id : wanted) {
                if (id > 6) newer.insert(newer.begin(), id);
            }
            QCOMPARE(*(*reader)->idsAfter(filter, 6), newer);
        }
    }

    void textsAndMarks()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        fill(**writer, 4);
        auto imported = exchange("imported");
        imported->origin = record::Origin::Import;
        imported->path = "/v1/Messages";
        imported->streamed = true;
        imported->attempts.resize(2);
        imported->errorCode = "overloaded_error";
        imported->requestBody = {"{}", "application/json", "", 2'000, true};
        imported->deliveredBody = {"{}", "application/json", "", 7'000'000, true};
        imported->guards = {"default/keys", "shop/keys", "shop/a/b"};
        (*writer)->push(finished(std::move(imported)));
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        using Ids = std::vector<RowId>;
        const auto asks = [&](Condition one) { return found(**reader, std::move(one)); };
        QCOMPARE(asks(is(Field::Tag, Test::Equals, 0, "slow")), Ids{3});
        QCOMPARE(asks(is(Field::Note, Test::Contains, 0, "ANA")), Ids{3});
        QCOMPARE(asks(is(Field::Noted, Test::Equals, 0)), Ids{3});
        QCOMPARE(asks(is(Field::Pinned, Test::Equals, 0)), (Ids{4, 3}));
        QCOMPARE(asks(is(Field::Origin, Test::Equals, 2)), Ids{5});
        QCOMPARE(asks(is(Field::Path, Test::Contains, 0, "mESSages")), Ids{5});
        QCOMPARE(asks(is(Field::Error, Test::Contains, 0, "load")), Ids{5});
        QCOMPARE(asks(is(Field::Rule, Test::Equals, 0, "keys")), Ids{5});
        QCOMPARE(asks(is(Field::Rule, Test::Equals, 0, "a/b")), Ids{5});
        QCOMPARE(asks(is(Field::Rule, Test::Equals, 0, "key")), Ids{});
        QCOMPARE(asks(is(Field::Rule, Test::Contains, 0, "KEY")), Ids{5});
        QCOMPARE(asks(is(Field::Rule, Test::Known, 0)), Ids{5});
        QCOMPARE(asks(is(Field::RequestSize, Test::Known, 0)), (Ids{5, 4, 3, 2, 1}));
        QCOMPARE(asks(is(Field::RequestSize, Test::Equals, 2'000)), Ids{5});
        QCOMPARE(asks(is(Field::RequestSize, Test::More, 2'000)), Ids{});
        QCOMPARE(asks(is(Field::ResponseSize, Test::AtLeast, 7'000'000)), Ids{5});
        QCOMPARE(asks(is(Field::ResponseSize, Test::More, 7'000'000)), Ids{});
        QCOMPARE(asks(is(Field::Streamed, Test::Equals, 0)), Ids{5});
        QCOMPARE(asks(is(Field::Attempts, Test::More, 1)), Ids{5});
        QCOMPARE(asks(is(Field::RequestId, Test::Begins, 0, "imp")), Ids{5});
        QCOMPARE(asks(is(Field::Outcome, Test::Equals, 0, "upstream_error")), Ids{4});
        QCOMPARE(asks(is(Field::Model, Test::Equals, 0, "claude-4")), Ids{3});
        QCOMPARE(asks(is(Field::Words, Test::Equals, 0, "* ^")), (Ids{5, 4, 3, 2, 1}));
        // 20 tokens in 1.2 s after the first one; as a whole answer they take 1.5 s.
        QCOMPARE(asks(is(Field::Speed, Test::More, 16'000)), Ids{5});
    }

    /// Values are bound or compared, never part of a statement.
    void hostileWordsAreWords()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        fill(**writer, 2);
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        for (const Field field : {Field::Words, Field::Tag, Field::Note, Field::Provider,
                                  Field::Path, Field::RequestId}) {
            const auto none =
                found(**reader, is(field, Test::Equals, 0, "x'; DROP TABLE exchanges; --"));
            QVERIFY(none.empty());
        }
        QCOMPARE(allIds(**reader).size(), std::size_t{2});
    }
};

}  // namespace gatehouse::store

using gatehouse::store::JudgeTest;
GH_SUITE(JudgeTest)
#include "judge_test.moc"
