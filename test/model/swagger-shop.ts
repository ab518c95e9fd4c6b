/** A small document with at least one of most Swagger 2.0 objects. */
export const swaggerShop = `swagger: "2.0"
info: { title: Shop, version: "1" }
host: shop.example
basePath: /v1/
schemes: [http, https]
consumes: [application/json, application/xml]
produces: [application/hal+json]
security: [{ key: [] }]
paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, type: string, maxLength: 9 }
      - { name: pet, in: body, schema: { $ref: '#/definitions/Pet' } }
    put:
      operationId: putPet
      parameters:
        - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: multi }
        - { name: ids, in: query, type: array, items: { type: integer }, collectionFormat: pipes }
        - { name: pet, in: body, required: true, schema: { $ref: '#/definitions/Pet' } }
        - $ref: '#/parameters/Trace'
      responses:
        200:
          description: The pet
          schema: { $ref: '#/definitions/Pet' }
          headers: { X-Left: { type: integer, description: how many } }
          examples: { application/hal+json: { name: Rex } }
        default: { $ref: '#/responses/Refused' }
    post:
      consumes: [multipart/form-data]
      produces: [image/png]
      security: []
      parameters:
        - { name: photo, in: formData, required: true, type: file }
        - { name: sizes, in: formData, type: array, items: { type: integer }, collectionFormat: csv }
      responses: { 200: { description: The photo, schema: { type: file } } }
parameters:
  Trace: { name: X-Trace, in: header, type: string }
responses:
  Refused: { description: Refused }
definitions:
  Pet:
    type: object
    required: [name]
    discriminator: name
    properties:
      name: { type: string, x-nullable: true }
      owner: { $ref: '#/definitions/Pet' }
securityDefinitions:
  key: { type: apiKey, name: X-Key, in: header }
  user: { type: basic }
  login: { type: oauth2, flow: application, tokenUrl: https://shop.example/token, scopes: { read: to read } }
`;
