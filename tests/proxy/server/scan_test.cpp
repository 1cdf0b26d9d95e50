#include "proxy/server/scan.h"

#include "tests/support/suite.h"

namespace gatehouse::server {

class ScanTest : public QObject {
    Q_OBJECT

private slots:

    void offsetsCountCodePoints()
    {
        const auto line =
            scannedLine("{\"id\":\"a\",\"text\":\"d\\u00e9j\\u00e0 x@y.example ok\"}");
        QVERIFY(line.find("\"start\":5,\"end\":16,\"type\":\"EMAIL\"") != std::string::npos);
        QVERIFY(line.find("\"id\":\"a\"") != std::string::npos);
    }

    void piecesLeaveRedacted()
    {
        const auto line = scannedLine("{\"id\":1,\"chunks\":[\"mail x@\",\"y.exam\",\"ple ok\"]}");
        QVERIFY(line.find("\"redacted\":\"mail [email] ok\"") != std::string::npos);
    }

    void otherLinesAreErrors()
    {
        QVERIFY(scannedLine("[1]").find("error") != std::string::npos);
        QVERIFY(scannedLine("{").find("error") != std::string::npos);
        QVERIFY(scannedLine("{\"id\":1}").find("error") != std::string::npos);
    }
};

GH_SUITE(ScanTest)

}  // namespace gatehouse::server

#include "scan_test.moc"
