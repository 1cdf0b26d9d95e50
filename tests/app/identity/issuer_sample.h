#pragma once

#include "proxy/core/config/config.h"

namespace gatehouse::tests {

/// A company's sign-on, by OIDC discovery.
inline config::TokenIssuerConfig sampleIssuer()
{
    config::TokenIssuerConfig issuer;
    issuer.id = "login";
    issuer.issuer = "https://login.example.com/";
    issuer.audience = {"gatehouse"};
    issuer.tenantClaim = "org.id";
    issuer.roleClaim = "roles";
    issuer.models = {"openai/*"};
    return issuer;
}

}  // namespace gatehouse::tests
