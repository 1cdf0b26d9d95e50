#include "proxy/core/base/secret.h"

#include <concepts>
#include <ostream>

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

namespace gatehouse::base_tests {

template <class T>
concept Streamable = requires(std::ostream& out, const T& value)
{
    out << value;
};

template <class T>
concept Comparable = requires(const T& a, const T& b)
{
    a == b;
};

static_assert(Streamable<std::string> && !Streamable<Secret>);
static_assert(!std::convertible_to<Secret, std::string> &&
              !std::convertible_to<Secret, std::string_view>);
static_assert(!std::convertible_to<std::string, Secret>);
static_assert(!Comparable<Secret>);  // comparing leaks time; equalConstantTime() does not

class SecretTest : public QObject {
    Q_OBJECT

private slots:

    void revealsOnlyByName()
    {
        const Secret secret(std::string("a value that is longer than any small string"));
        QCOMPARE(secret.reveal(), std::string_view("a value that is longer than any small string"));
        QVERIFY(!secret.empty() && Secret().empty());
    }

    void copiesAndMoves()
    {
        Secret first(std::string("short"));
        Secret copy = first;
        QCOMPARE(copy.reveal(), first.reveal());
        const Secret moved = std::move(first);
        QCOMPARE(moved.reveal(), std::string_view("short"));
        QVERIFY(first.empty());  // a short text stays in the object when moved: it must be wiped
        copy = moved;
        QCOMPARE(copy.reveal(), std::string_view("short"));
        copy = Secret(std::string("other"));
        QCOMPARE(copy.reveal(), std::string_view("other"));
        Secret& same = copy;
        copy = same;
        QCOMPARE(copy.reveal(), std::string_view("other"));
    }

    void references()
    {
        const SecretRef keychain{"keychain:open:ai"};
        QCOMPARE(keychain.source(), std::string_view("keychain"));
        QCOMPARE(keychain.name(), std::string_view("open:ai"));
        const SecretRef bare{"name"};
        QVERIFY(bare.source().empty());
        QCOMPARE(bare.name(), std::string_view("name"));
        QVERIFY(SecretRef{}.empty());
    }
};

}  // namespace gatehouse::base_tests

using gatehouse::base_tests::SecretTest;
GH_SUITE(SecretTest)
#include "secret_test.moc"
