#include "proxy/core/base/sha256.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class Sha256Test : public QObject {
    Q_OBJECT

private slots:

    void piecesAreAsTheWhole()
    {
        std::string bytes;
        for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i * 7);
        for (const std::size_t step : {1U, 63U, 64U, 65U, 1000U}) {
            Sha256 hash;
            for (std::size_t at = 0; at < bytes.size(); at += step)
                hash.add(std::string_view(bytes).substr(at, step));
            QCOMPARE(hex(hash.digest()), hex(sha256(bytes)));
        }
    }

    /// FIPS 180-4: the empty message, and "abc" in two pieces with a look in between.
    void aLookDoesNotEndIt()
    {
        Sha256 hash;
        QCOMPARE(hex(hash.digest()),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        hash.add("ab");
        QCOMPARE(hex(hash.digest()), hex(sha256("ab")));
        hash.add("c");
        QCOMPARE(hex(hash.digest()),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::Sha256Test;
GH_SUITE(Sha256Test)
#include "sha256_test.moc"
