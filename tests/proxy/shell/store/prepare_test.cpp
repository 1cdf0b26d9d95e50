#include "proxy/shell/store/prepare.h"

#include <zstd.h>

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class PrepareTest : public QObject {
    Q_OBJECT

private slots:

    void compressedBodiesAreReadable()
    {
        const std::string plain(3000, 'q');
        std::string packed(ZSTD_compressBound(plain.size()), '\0');
        packed.resize(ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), 1));
        auto made = exchange("01A");
        made->responseBody.bytes = packed;
        made->responseBody.contentEncoding = "zstd";
        prepare(*made, record::Redactor());
        QCOMPARE(made->responseBody.bytes, plain);
        QVERIFY(made->responseBody.contentEncoding.empty());
        QVERIFY(!made->responseBody.truncated);
    }

    void secretsInCompressedBodiesGo()
    {
        const std::string plain = "{\"a\":\"correct-horse-battery-staple\"}";
        std::string packed(ZSTD_compressBound(plain.size()), '\0');
        packed.resize(ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), 1));
        auto made = exchange("01A");
        made->requestBody.bytes = packed;
        made->requestBody.contentEncoding = "zstd";
        std::vector<Secret> hidden;
        hidden.emplace_back("correct-horse-battery-staple");
        prepare(*made, record::Redactor({}, hidden));
        QCOMPARE(made->requestBody.bytes, std::string("{\"a\":\"***aple\"}"));
    }

    void unknownCodingsAreNotKept()
    {
        auto made = exchange("01A");
        made->requestBody.bytes = "who knows what";
        made->requestBody.totalSize = 14;
        made->requestBody.contentEncoding = "x-secret";
        prepare(*made, record::Redactor());
        QVERIFY(made->requestBody.bytes.empty());
        QVERIFY(made->requestBody.truncated);
        QCOMPARE(made->requestBody.totalSize, ByteCount{14});
    }
};

}  // namespace gatehouse::store

using gatehouse::store::PrepareTest;
GH_SUITE(PrepareTest)
#include "prepare_test.moc"
