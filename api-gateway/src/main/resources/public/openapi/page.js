// Swagger UI on our own document; the token goes into "Authorize".
window.addEventListener('DOMContentLoaded', () => {
  SwaggerUIBundle({
    url: '/openapi/document/agentcron-api.yml',
    dom_id: '#page',
    deepLinking: true,
    persistAuthorization: false,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
  });
});
