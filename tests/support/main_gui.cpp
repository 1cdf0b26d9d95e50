#include <QApplication>

#include "tests/support/suite.h"

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    return gatehouse::tests::runSuites(argc, argv);
}
