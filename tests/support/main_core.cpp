#include <QCoreApplication>

#include "tests/support/suite.h"

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    return gatehouse::tests::runSuites(argc, argv);
}
