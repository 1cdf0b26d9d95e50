#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

namespace gatehouse::app {

/// One file of an archive.
struct ArchiveEntry {
    QString path;  ///< relative, with '/'
    QByteArray content;
    int mode = 0644;
};

/// Shape   POSIX ustar, owned by root, dated 1970: the same entries give the same bytes. Paths of
/// at most 100 bytes. Source  POSIX.1-1988 "ustar interchange format".
QByteArray tarOf(const std::vector<ArchiveEntry>& entries);

/// Shape   stored, not compressed; modes in the Unix attributes; dated 1980, its earliest day.
/// Source  PKWARE APPNOTE 6.3, sections 4.3 and 4.4.
QByteArray zipOf(const std::vector<ArchiveEntry>& entries);

}  // namespace gatehouse::app
